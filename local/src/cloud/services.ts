import { join } from 'node:path'

import type { Clock } from '../clock/clock'
import { startCognito } from '../cognito/start-cognito'
import { dynamoDbClient } from '../dynamodb/client'
import { createTable } from '../dynamodb/create-table'
import { startDynamoDb } from '../dynamodb/launcher'
import { readRules } from '../eventbridge/rules'
import { startEventBus } from '../eventbridge/start-event-bus'
import { readAnswer } from '../lambda/read-answer'
import type { Invoke } from '../lambda/start-functions'
import type { Sqs } from '../sqs/start-sqs'
import type { Template } from '../template/load-template'
import { startMail } from './mail'
import { startKeys, startPayments } from './payments'
import { readPool } from './pool-settings'
import type { StopList } from './stop-list'
import { startStorage } from './storage'

export type ServicesOptions = {
  template: Template
  clock: Clock
  sqs: Sqs
  invoke: Invoke
  dataDir: string | undefined
  inboxPort: number
  mercadoPagoPort: number
  appOrigin: string
  secrets: Record<string, string>
  stops: StopList
  log: (line: string) => void
  onDatabaseEnd: (what: string) => void
}

const startTable = async ({ template, dataDir, stops, log, onDatabaseEnd: onEnd }: ServicesOptions) => {
  const engine = stops.add(
    await startDynamoDb({ log, onEnd, ...(dataDir ? { dataDir: join(dataDir, 'dynamodb') } : {}) }),
  )
  const tableName = template.nameOf('Table')
  const client = dynamoDbClient(engine.endpoint)
  await createTable(client, tableName)
  client.destroy()
  return { url: engine.endpoint, tableName }
}

const startBus = async ({ template, clock, sqs, invoke, stops, log }: ServicesOptions) => {
  const busNames = template.resourcesOf('AWS::Events::EventBus').map(({ id }) => template.nameOf(id))
  const targets = { sqs, invoke }
  return stops.add(await startEventBus({ rules: readRules(template), busNames, targets, now: clock.now, log }))
}

const startPool = async (
  { template, clock, invoke, dataDir, stops }: ServicesOptions,
  sendMail: (mail: { to: string; subject: string; html: string }) => Promise<void>,
) => {
  const { settings, functionKeys } = readPool(template)
  const cognito = await startCognito({
    settings,
    now: clock.now,
    invokeTrigger: (name, event) => invoke(functionKeys[name] ?? name, readAnswer(JSON.stringify(event))),
    sendMail,
    ...(dataDir ? { file: join(dataDir, 'cognito.json') } : {}),
  })
  return stops.add(cognito)
}

/** Every AWS service that the product calls. */
export const startServices = async (options: ServicesOptions) => {
  const { template, clock, sqs, dataDir, inboxPort, mercadoPagoPort, stops } = options
  const queues = template
    .resourcesOf('AWS::SQS::Queue')
    .map(({ id, properties }) => ({ name: template.attributeOf(id, 'QueueName'), properties }))
  const busAndMail = async () => {
    const bus = await startBus(options)
    const onEvent = (event: object) => bus.publishServiceEvent(event)
    const mail = stops.add(await startMail({ template, clock, dataDir, port: inboxPort, onEvent }))
    return { bus, mail, pool: await startPool(options, mail.sendFromPool) }
  }
  // Nothing is stored before the bus is there.
  let tell: (event: object) => void = () => {}
  const onEvent = (event: object) => tell(event)
  const [table, storage, others, keys, mercadoPago] = await Promise.all([
    startTable(options),
    startStorage({ template, clock, dataDir, onEvent }).then(stops.add),
    busAndMail(),
    startKeys(options).then(stops.add),
    startPayments({ ...options, port: mercadoPagoPort }).then(stops.add),
    sqs.createQueues(queues),
  ])
  tell = others.bus.publishServiceEvent
  return { table, storage, keys, mercadoPago, ...others }
}

export type Services = Awaited<ReturnType<typeof startServices>>

/** The variables by which the SDK of a function finds this cloud. */
export const endpointsOf = ({ table, storage, bus, mail, pool, keys, mercadoPago }: Services, sqs: Sqs) => ({
  AWS_ENDPOINT_URL_DYNAMODB: table.url,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: table.url,
  AWS_ENDPOINT_URL_S3: storage.url,
  AWS_ENDPOINT_URL_SQS: sqs.url,
  AWS_ENDPOINT_URL_SESV2: mail.url,
  AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.url,
  AWS_ENDPOINT_URL_KMS: keys.url,
  MERCADOPAGO_API: mercadoPago.url,
  MERCADOPAGO_AUTH: mercadoPago.url,
  JWKS_URI: pool.jwksUri,
})
