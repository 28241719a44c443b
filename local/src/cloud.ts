import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createClock } from './clock/clock'
import { createDrain } from './cloud/drain'
import { queueSources, streamSources } from './cloud/event-sources'
import { startFront } from './cloud/front'
import { paymentSecrets } from './cloud/payments'
import { publishSite } from './cloud/publish-site'
import { readSecrets } from './cloud/secrets'
import { endpointsOf, startServices } from './cloud/services'
import { createStopList, type StopList } from './cloud/stop-list'
import { type Functions, type Invoke, startFunctions } from './lambda/start-functions'
import { lockFolder } from './process/folder-lock'
import { freePort, freePortFrom } from './process/free-port'
import { readSchedules, startSchedules } from './schedules/start-schedules'
import { startSqs } from './sqs/start-sqs'
import { loadTemplate } from './template/load-template'

export type CloudOptions = {
  /** Where everything survives a restart; in memory without it. */
  dataDir?: string
  /** Wanted ports; the next free one is taken when one is in use. Any free port without them. */
  ports?: { edge?: number; inbox?: number; mercadoPago?: number }
  salonSlug?: string
  /** The built pages (client/dist). */
  siteDir?: string
  log?: (line: string) => void
  /** Lines that functions write. */
  functionLog?: (key: string, line: string) => void
  onBuilt?: (key: string) => void
  /** The database's process ended by itself: nothing works any more. */
  onDatabaseEnd?: (what: string) => void
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const poolIds = { UserPool: 'sa-east-1_Local0001', UserPoolClient: 'localstaffapp00000000000001' }

const choosePort = (wanted: number | undefined, ...others: number[]) => {
  if (wanted === undefined) return freePort()
  return freePortFrom(others.includes(wanted) ? Math.max(...others) + 1 : wanted)
}

const chooseHosts = async (wanted: number | undefined) => {
  const port = await choosePort(wanted)
  const host = (name: string) => `${name}.localhost:${port}`
  return { port, app: host('app'), book: host('book'), salon: host('salon'), apiOrigin: 'api-origin.localhost' }
}

const start = async (options: CloudOptions, stops: StopList) => {
  const { dataDir, salonSlug = 'la-encina', siteDir = join(root, 'client/dist'), log = () => {} } = options
  const { onDatabaseEnd = () => {} } = options
  if (dataDir) {
    mkdirSync(dataDir, { recursive: true })
    stops.addStop(lockFolder(dataDir).release)
  }
  const clock = createClock()
  const hosts = await chooseHosts(options.ports?.edge)
  const inboxPort = await choosePort(options.ports?.inbox, hosts.port)
  const mercadoPagoPort = await choosePort(options.ports?.mercadoPago, hosts.port, inboxPort)
  const sqs = stops.add(await startSqs())
  const secrets = readSecrets(dataDir, ['EdgeSecret', 'LinkSecret', 'SecretsKey', ...paymentSecrets])
  const template = loadTemplate({ root, hosts, values: poolIds, secrets, queueUrl: sqs.queueUrl })

  let functions: Functions | undefined
  const invoke: Invoke = (key, event) => {
    if (!functions) throw new Error('The functions are not ready yet')
    return functions.invoke(key, event)
  }
  const services = await startServices({
    ...{ template, clock, sqs, invoke, dataDir, inboxPort, mercadoPagoPort, secrets, stops, log, onDatabaseEnd },
    appOrigin: `http://${hosts.app}`,
  })
  const endpoints = endpointsOf(services, sqs)
  functions = stops.add(
    await startFunctions({
      template,
      clock: clock.shared,
      endpoints,
      ...(options.onBuilt ? { onBuilt: options.onBuilt } : {}),
      ...(options.functionLog ? { log: options.functionLog } : {}),
    }),
  )
  const front = await startFront({ template, clock, services, invoke, hosts, salonSlug, stops, log })

  const { tableName, url: dynamoDbUrl } = services.table
  const sourceOptions = { template, invoke, sqs, dynamoDbUrl, tableName, dataDir, log }
  const queues = queueSources(sourceOptions)
  for (const { poller } of queues) stops.add(poller)
  const streams = (await streamSources(sourceOptions)).map(stops.add)
  const schedules = stops.add(startSchedules({ schedules: readSchedules(template.functions), clock, invoke, log }))

  const [appUrl, bookUrl, salonUrl] = [hosts.app, hosts.book, hosts.salon].map((host) => `http://${host}`)
  const settings = {
    userPoolId: poolIds.UserPool,
    userPoolClientId: poolIds.UserPoolClient,
    userPoolEndpoint: services.pool.url,
    appOrigin: `http://${hosts.app}`,
    bookOrigin: `http://${hosts.book}`,
  }
  const publish = () => {
    const changed = publishSite(services.storage, template.nameOf('SiteBucket'), { dist: siteDir, settings })
    front.edge.invalidate()
    return changed
  }
  publish()
  functions.warm(['api-day', 'api-office', 'api-public'])

  return {
    appUrl: `${appUrl}`,
    bookUrl: `${bookUrl}`,
    salonUrl: `${salonUrl}`,
    inboxUrl: services.mail.url,
    mercadoPagoUrl: services.mercadoPago.url,
    apiUrl: front.gateway.url,
    tableName,
    endpoints,
    userPoolId: poolIds.UserPool,
    userPoolClientId: poolIds.UserPoolClient,
    secrets,
    clock,
    template,
    invoke,
    functions,
    bus: services.bus,
    mail: services.mail,
    mercadoPago: services.mercadoPago,
    storage: services.storage,
    sqs,
    streams,
    schedules,
    /** Puts the built pages into the site bucket again; answers how many files are new. */
    publishSite: publish,
    /** Waits until every event has arrived everywhere. */
    drain: createDrain({
      ...{ streams, queues, functions, schedules, sqs },
      bus: services.bus,
      webhooks: services.mercadoPago.webhooks,
    }),
    stop: stops.stopAll,
  }
}

/** The whole cloud in this process, ready to serve. */
export const startCloud = async (options: CloudOptions = {}) => {
  const stops = createStopList()
  try {
    return await start(options, stops)
  } catch (error) {
    await stops.stopAll()
    throw error
  }
}

export type Cloud = Awaited<ReturnType<typeof startCloud>>
