// reason: all functions are bundled once, which takes longer than every test here together
import { createHmac, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { createUserPool, createUserPoolClient } from '@reservaplus/server/adapters/user-pool'
import { cancel } from '@reservaplus/server/appointments/change'
import { days } from '@reservaplus/server/availability/service'
import { findBulkOperation } from '@reservaplus/server/bulk-operations/repository'
import { startBulkOperation } from '@reservaplus/server/bulk-operations/start-operation'
import { readCounts } from '@reservaplus/server/clients/read-counts'
import { findClient } from '@reservaplus/server/clients/repository'
import { create as createClient, list as listClients } from '@reservaplus/server/clients/service'
import { connectTable } from '@reservaplus/server/db/table'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { findCard } from '@reservaplus/server/marketplace/repository'
import { requestDeletion } from '@reservaplus/server/organizations/change-activity'
import { findErasure } from '@reservaplus/server/organizations/erasure-repository'
import { requestExport } from '@reservaplus/server/organizations/export'
import { findExports } from '@reservaplus/server/organizations/export-repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { setRule } from '@reservaplus/server/privacy/set-retention'
import { findDayFigures } from '@reservaplus/server/reports/day-repository'
import { findOneSeries } from '@reservaplus/server/series/repository'
import { create as createSeries } from '@reservaplus/server/series/service'
import { apiEvent, edgeSecret, webhookSecret } from '@reservaplus/server/testing/api'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { storeRegistration } from '@reservaplus/server/testing/registration'
import { openSalon } from '@reservaplus/server/testing/salon'
import { addMember } from '@reservaplus/server/users/add-member'
import { findUser } from '@reservaplus/server/users/repository'
import { openAccountTask } from '@reservaplus/server/users/task-repository'
import { create as createEntry } from '@reservaplus/server/waitlist/join'
import { findWaitlistEntry } from '@reservaplus/server/waitlist/repository'
import { findDeliveries } from '@reservaplus/server/webhooks/delivery-repository'
import {
  update as changeWebhook,
  create as createWebhook,
  test as testWebhook,
} from '@reservaplus/server/webhooks/service'
import { organizationId as organizationIdOf, userId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { localDate, localTime } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createClock } from '../clock/clock'
import { startCognito } from '../cognito/start-cognito'
import { localCredentials, localRegion } from '../config/env'
import { type TestS3, testS3 } from '../s3/test-s3'
import { type Sqs, startSqs } from '../sqs/start-sqs'
import type { Json } from '../template/json'
import { loadTemplate } from '../template/load-template'
import { startTestTable, type TestTable } from '../testing/table'
import { type Functions, type Invoke, startFunctions } from './start-functions'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const clock = createClock()
// Below the repository: what is installed beside a bundle is found from there.
mkdirSync(join(root, '.build'), { recursive: true })
const outDir = mkdtempSync(join(root, '.build/deployed-'))
const memberId = userId.parse(randomUUID())
const customAttributes = [{ name: 'organization_id' }, { name: 'role' }, { name: 'organization_name' }]
const published: { DetailType: string; Detail: string }[] = []

// An event bus that takes everything and remembers it.
const bus = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { Entries } = JSON.parse(Buffer.concat(chunks).toString())
    published.push(...Entries)
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) }))
  })
})

let table: TestTable
let functions: Functions
let template: ReturnType<typeof loadTemplate>
let storage: TestS3
let sqs: Sqs
let accounts: Awaited<ReturnType<typeof startCognito>>
let organizationId: string
const invoke: Invoke = (key, event) => functions.invoke(key, event)
const asJson = (value: object): Json => z.json().parse(JSON.parse(JSON.stringify(value)))

const eventItems = async () => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :event)',
      ExpressionAttributeValues: { ':pk': { S: `ORG#${organizationId}` }, ':event': { S: 'EVENT#' } },
    }),
  )
  return Items
}

beforeAll(async () => {
  await new Promise<void>((resolve) => bus.listen(0, '127.0.0.1', resolve))
  table = await startTestTable()
  connectTable({ tableName: table.tableName, client: table.client })
  const ctx = await openOrganization({}, testClock(new Date().toISOString()))
  organizationId = ctx.organizationId
  await addMember(ctx, memberId, {
    email: 'rosa@example.cl',
    firstName: 'Rosa',
    lastName: 'Pérez',
    role: 'admin',
    locale: 'es',
  })
  sqs = await startSqs()
  await sqs.createQueues([
    { name: 'DeliveriesQueue', properties: {} },
    { name: 'BulkOperationsQueue', properties: {} },
    { name: 'PaymentsQueue', properties: {} },
    { name: 'WhatsappQueue', properties: {} },
  ])
  template = loadTemplate({
    root,
    queueUrl: sqs.queueUrl,
    hosts: { app: 'app.localhost', book: 'book.localhost', apiOrigin: 'api.localhost' },
    values: { Table: table.tableName, UserPool: 'sa-east-1_Deployed1', UserPoolClient: 'client-1' },
    secrets: {
      EdgeSecret: edgeSecret,
      LinkSecret: 'a link secret that is long enough for tests',
      'MercadoPagoSecret.webhookSecret': webhookSecret,
    },
  })
  storage = await testS3({ buckets: [{ name: template.nameOf('FilesBucket') }], now: clock.now })
  accounts = await startCognito({
    now: clock.now,
    settings: { userPoolId: 'sa-east-1_Deployed1', clients: [{ clientId: 'client-1' }], customAttributes },
  })
  functions = await startFunctions({
    template,
    clock: clock.shared,
    endpoints: {
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${(bus.address() as AddressInfo).port}`,
      AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_S3: storage.url,
      AWS_ENDPOINT_URL_SQS: sqs.url,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: accounts.url,
    },
    outDir,
  })
}, 120_000)
afterAll(async () => {
  await functions?.stop()
  await table?.stop()
  await storage?.stop()
  await accounts?.stop()
  await sqs?.stop()
  bus.close()
  rmSync(outDir, { recursive: true, force: true })
})

// Set by the test command, which packages first. What runs here is then what would be deployed.
const packaged = process.env.PACKAGED_BUNDLES
const codeOf = (folder: string, key: string) =>
  readFileSync(join(folder, `${key}.mjs`), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '')

it.runIf(packaged)('each bundle is byte for byte the packaged one', () => {
  const differing = functions.keys.filter((key) => codeOf(outDir, key) !== codeOf(packaged ?? '', key))
  expect(differing).toEqual([])
})

describe('the API functions', () => {
  it('for the team refuse a call without a token, and neither has anything of the other', async () => {
    const ofDay = asJson(apiEvent({ path: '/v1/appointments' }))
    const ofOffice = asJson(apiEvent({ path: '/v1/services' }))
    expect(await invoke('api-day', ofDay)).toMatchObject({ statusCode: 401 })
    expect(await invoke('api-day', ofOffice)).toMatchObject({ statusCode: 404 })
    expect(await invoke('api-office', ofOffice)).toMatchObject({ statusCode: 401 })
    expect(await invoke('api-office', ofDay)).toMatchObject({ statusCode: 404 })
  })

  it('for the public answers its health to whoever came through the edge', async () => {
    const answer = await invoke('api-public', asJson(apiEvent({ path: '/v1/health' })))
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('ok') })
    const direct = apiEvent({ path: '/v1/health', headers: { 'x-edge-secret': 'guessed' } })
    expect(await invoke('api-public', asJson(direct))).toMatchObject({ statusCode: 403 })
  })
})

describe('the functions of payments', () => {
  const notice = (v1: string, ts: string) =>
    asJson(
      apiEvent({
        method: 'POST',
        path: '/v1/payments/webhook',
        query: `organization=${organizationId}&data.id=77&type=payment`,
        headers: { 'x-request-id': 'r-1', 'x-signature': `ts=${ts},v1=${v1}` },
      }),
    )

  it('keep a signed notice in the queue, and refuse a forged one', async () => {
    const ts = String(Math.floor(clock.now() / 1000))
    const v1 = createHmac('sha256', webhookSecret).update(`id:77;request-id:r-1;ts:${ts};`).digest('hex')
    expect(await invoke('api-public', notice('0'.repeat(64), ts))).toMatchObject({ statusCode: 401 })
    expect(await invoke('api-public', notice(v1, ts))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('"isHandled":true'),
    })
  })

  it('leave a notice of a salon without an account alone, and find nothing to ask about', async () => {
    const body = JSON.stringify({ topic: 'payment', externalId: '77', organizationId })
    const Records = [{ messageId: 'm-1', eventSource: 'aws:sqs', body, attributes: {}, messageAttributes: {} }]
    expect(await invoke('apply-payments', asJson({ Records }))).toEqual({ batchItemFailures: [] })
    await invoke('reconcile-payments', { source: 'aws.events', detail: {} })
  })
})

describe('the triggers of the user pool', () => {
  const event = (triggerSource: string, overrides: { userName?: string; request?: Json } = {}): Json => ({
    version: '1',
    region: 'sa-east-1',
    userPoolId: 'sa-east-1_Deployed1',
    userName: overrides.userName ?? memberId,
    triggerSource,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client-1' },
    request: overrides.request ?? {
      userAttributes: { sub: memberId, email: 'rosa@example.cl', 'custom:organization_id': organizationId },
    },
    response: {},
  })

  it('sign-up is by invitation', async () => {
    expect(await invoke('pre-sign-up', event('PreSignUp_AdminCreateUser'))).toMatchObject({ userName: memberId })
    await expect(invoke('pre-sign-up', event('PreSignUp_SignUp'))).rejects.toThrow('invitation')
  })

  it('or by a registration for the very address', async () => {
    const registration = await storeRegistration({ confirmedAt: undefined, email: 'ana@example.cl' })
    const signUp = (email: string, token: string) =>
      invoke(
        'pre-sign-up',
        event('PreSignUp_SignUp', { request: { userAttributes: { email }, clientMetadata: { registration: token } } }),
      )
    expect(await signUp('Ana@example.cl', registration)).toMatchObject({ userName: memberId })
    await expect(signUp('rosa@example.cl', registration)).rejects.toThrow('invitation')
    await expect(signUp('ana@example.cl', `${registration.slice(0, -1)}_`)).rejects.toThrow('invitation')
  })

  it('whoever is not active is told so after the password, not before it', async () => {
    const source = 'PreAuthentication_Authentication'
    const stranger = { userName: randomUUID() }
    expect(await invoke('pre-authentication', event(source))).toMatchObject({ userName: memberId })
    expect(await invoke('pre-authentication', event(source, stranger))).toMatchObject(stranger)
    const token = event('TokenGeneration_Authentication', stranger)
    await expect(invoke('pre-token-generation', token)).rejects.toThrow('not active')
  })

  it('a sign-in is noted, and a failure to note it keeps nobody out', async () => {
    const source = 'PostAuthentication_Authentication'
    expect(await invoke('post-authentication', event(source))).toMatchObject({ userName: memberId })
    expect(await invoke('post-authentication', event(source, { userName: randomUUID() }))).toBeTruthy()
  })

  it('F-11 another password ends the sessions, proving an address does not', async () => {
    const validFrom = async () =>
      (await findUser(organizationIdOf.parse(organizationId), memberId))?.sessionsValidFrom ?? ''
    const before = await validFrom()
    await invoke('post-confirmation', event('PostConfirmation_ConfirmSignUp'))
    expect(await validFrom()).toBe(before)
    await invoke('post-confirmation', event('PostConfirmation_ConfirmForgotPassword'))
    expect(Date.parse(await validFrom())).toBeGreaterThan(Date.parse(before))
    const nobody = event('PostConfirmation_ConfirmForgotPassword', { userName: randomUUID() })
    expect(await invoke('post-confirmation', nobody)).toBeTruthy()
  })

  it('the claims of a token come from the table', async () => {
    const answer = await invoke('pre-token-generation', event('TokenGeneration_Authentication'))
    expect(answer).toMatchObject({
      response: {
        claimsOverrideDetails: {
          claimsToAddOrOverride: { 'custom:role': 'admin', 'custom:organization_id': organizationId },
        },
      },
    })
  })

  it('mails of the pool are in our words and carry the code', async () => {
    const request: Json = { codeParameter: '{####}', usernameParameter: null, userAttributes: { locale: 'es' } }
    const answer = await invoke('custom-message', event('CustomMessage_ForgotPassword', { request }))
    expect(answer).toMatchObject({ response: { emailMessage: expect.stringContaining('{####}') } })
  })
})

/** In a salon of its own, more than a week ahead of whatever time it is by now. */
const bookAhead = async () => {
  const salon = await openSalon({ clock: testClock(new Date(clock.now()).toISOString()) })
  const { ctx, service, professional } = salon
  const today = localDate.parse(new Date(clock.now()).toISOString().slice(0, 10))
  const [from, to] = [addDays(today, 8), addDays(today, 20)]
  const { days: free } = await days(ctx, { serviceId: service.id, professionalId: professional.id, from, to })
  const start = free.flatMap(({ slots }) => slots)[0]?.start ?? ''
  const { id } = await salon.byHand({ start })

  return { start, events: () => findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id }) }
}

describe('the functions that events call', () => {
  it('the sweep publishes what still stands in the outbox', async () => {
    const before = await eventItems()
    expect(before.some((item) => item.GSI2PK?.S?.startsWith('OUTBOX#'))).toBe(true)
    // Younger events are the stream's business.
    clock.advance(600_000)
    await invoke('sweep-outbox', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect(published.map(({ DetailType }) => DetailType)).toContain('organization.changed')
    expect((await eventItems()).some((item) => item.GSI2PK?.S?.startsWith('OUTBOX#'))).toBe(false)
  })

  it('an account without a member is removed, and the night’s comparison finds the one that nobody knows of', async () => {
    const pool = createUserPool({
      userPoolId: accounts.userPoolId,
      client: createUserPoolClient({ region: localRegion, endpoint: accounts.url, credentials: localCredentials }),
    })
    const orphan = async (email: string) => {
      await pool.invite({ email, sendMail: false, attributes: { organizationId } })
      return email
    }
    const known = await orphan('known@example.cl')
    const unknown = await orphan('unknown@example.cl')
    const since = instantOf(new Date(clock.now()))
    await openAccountTask({
      email: known,
      organizationId: organizationIdOf.parse(organizationId),
      token: 'left',
      since,
    })
    clock.advance(2 * 3_600_000)

    await invoke('reconcile-users', { source: 'aws.events', detail: {} })
    expect([await pool.find(known), (await pool.find(unknown))?.email]).toEqual([undefined, unknown])
    await invoke('reconcile-users', { compareAll: true })
    expect(await pool.find(unknown)).toBeUndefined()
  })

  it('an organization that was registered and not made to its end is made an hour later', async () => {
    const pool = createUserPool({
      userPoolId: accounts.userPoolId,
      client: createUserPoolClient({ region: localRegion, endpoint: accounts.url, credentials: localCredentials }),
    })
    const email = 'left@example.cl'
    const createdAt = instantOf(new Date(clock.now()))
    const expiresAt = addMinutes(createdAt, 7 * 24 * 60)
    await pool.invite({ email, sendMail: false, attributes: {} })
    await storeRegistration({ kind: 'direct', email, createdAt, expiresAt })
    clock.advance(2 * 3_600_000)

    await invoke('clean-registrations', { source: 'aws.events', detail: {} })
    expect(await pool.find(email)).toMatchObject({ role: 'owner', organizationName: 'La Encina' })
  })

  it('counters that are wrong are repaired in the hour of their shard, and subscriptions advanced', async () => {
    const at = (hour: number) =>
      asJson({ source: 'aws.events', time: new Date(Date.UTC(2026, 10, 23, hour)), detail: {} })
    const users = { PK: { S: `ORG#${organizationId}` }, SK: { S: 'USAGE#users' } }
    const read = async () =>
      (await table.client.send(new GetItemCommand({ TableName: table.tableName, Key: users }))).Item
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: { ...users, count: { N: '9' } } }))
    for (let hour = 0; hour < 8; hour++) await invoke('recount-usage', at(hour))
    expect(await read()).toMatchObject({ count: { N: '1' } })
    await invoke('advance-subscriptions', at(0))
  })

  it('an event that the stream announces is published with its ids only', async () => {
    const [item] = await eventItems()
    published.length = 0
    const image = { ...item, GSI2PK: { S: 'OUTBOX#0' }, GSI2SK: item?.id ?? { S: '' } }
    const record = asJson({
      eventID: '1',
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: { Keys: { PK: item?.PK, SK: item?.SK }, NewImage: image, SequenceNumber: '1' },
    })
    expect(await invoke('publish-events', { Records: [record] })).toEqual({ batchItemFailures: [] })
    expect(published.map(({ Detail }) => Object.keys(JSON.parse(Detail)).sort())).toEqual([
      ['id', 'organizationId', 'subject', 'type', 'version'],
    ])
  })

  it('what an owner asked to take along is written, and what they asked to delete is erased after thirty days', async () => {
    const ctx = await openOrganization({ name: 'Se va' }, testClock(new Date().toISOString()))
    const id = ctx.organizationId
    const tick = asJson({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    await requestExport(ctx, { id })
    await invoke('export-organizations', tick)
    expect(await findExports(id)).toMatchObject([{ status: 'ready', parts: 1 }])

    await requestDeletion(ctx, { id, confirmation: 'se-va' })
    await invoke('erase-organizations', tick)
    expect(await findOrganization(id)).toMatchObject({ isActive: false })
    clock.advance(31 * 86_400_000)
    await invoke('erase-organizations', tick)
    expect(await findOrganization(id)).toBeUndefined()
    expect(await findErasure(id)).toMatchObject({ items: { Organization: 1, Export: 1 } })
    clock.advance(-31 * 86_400_000)
  })

  const queued = (messageId: string, body: Json): Json => ({
    Records: [{ messageId, receiptHandle: 'r', body: JSON.stringify(body), attributes: {}, messageAttributes: {} }],
  })

  it('a mail whose appointment is not there goes back to its queue', async () => {
    const [item] = await eventItems()
    const detail = {
      id: item?.id?.S ?? '',
      type: 'appointment.booked',
      organizationId,
      subject: { kind: 'appointment', id: randomUUID() },
      version: 1,
    }
    expect(await invoke('send-mail', queued('m-1', { detail }))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-1' }],
    })
  })

  it('the figures of days are added up for an event that has happened and for a range that is asked for', async () => {
    const [item] = await eventItems()
    const subject = { kind: 'appointment', id: randomUUID() }
    const detail = { id: item?.id?.S ?? '', type: 'appointment.booked', organizationId, subject, version: 1 }
    expect(await invoke('project-reports', queued('m-1', { detail }))).toEqual({ batchItemFailures: [] })
    const rebuild = { organizationId, from: '2026-11-23', to: '2026-11-24' }
    expect(await invoke('project-reports', queued('m-2', { rebuild }))).toEqual({ batchItemFailures: [] })
    const days = { from: localDate.parse('2026-11-01'), to: localDate.parse('2026-11-30') }
    const figures = await findDayFigures(organizationIdOf.parse(organizationId), days)
    expect(figures.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24'])
  })

  it('an event is queued for the webhook that wants it, sent, and tried again when its pause is over', async () => {
    const ctx = await openOrganization({ name: 'Con caja' }, testClock(new Date().toISOString()))
    const address = { url: 'https://caja.example.com/hooks', description: '', eventTypes: ['service.changed' as const] }
    const { webhook } = await createWebhook(ctx, address)
    const { eventId } = await testWebhook(ctx, { id: webhook.id })
    await changeWebhook(ctx, { id: webhook.id, url: 'https://caja.example.com/other' })
    const subject = { kind: 'webhook', id: webhook.id }
    const notice = { id: eventId, type: 'webhook.test', organizationId: ctx.organizationId, subject, version: 1 }
    const waiting = () => sqs.readyMessages('DeliveriesQueue')

    const before = await waiting()
    expect(await invoke('fan-out-webhooks', queued('w-1', { detail: notice }))).toEqual({ batchItemFailures: [] })
    expect(await waiting()).toBe(before + 1)
    clock.advance(10 * 60_000)
    await invoke('retry-webhooks', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect(await waiting()).toBe(before + 2)

    const delivery = { organizationId: ctx.organizationId, webhookId: webhook.id, id: eventId, turn: 0 }
    for (const messageId of ['w-2', 'w-3']) {
      expect(await invoke('deliver-webhooks', queued(messageId, delivery))).toEqual({ batchItemFailures: [] })
    }
    const { items } = await findDeliveries(ctx.organizationId, { webhookId: webhook.id, limit: 10 })
    // There is no internet here, or nobody answers under this name: either way it was tried once, and a test is not repeated.
    expect(items).toMatchObject([{ id: eventId, status: 'failed', turn: 1, attempts: [expect.anything()] }])
  })

  it('work in many steps is taken up again by the minute, and carried out with the message', async () => {
    const ctx = await openOrganization({ name: 'De a muchas' }, testClock(new Date(clock.now()).toISOString()))
    const input = { ids: [randomUUID()], to: 'confirmed' }
    const { id } = await startBulkOperation(ctx, { kind: 'status-change', input, total: 1 })
    clock.advance(5 * 60_000)
    await invoke('resume-bulk-operations', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect(await sqs.readyMessages('BulkOperationsQueue')).toBe(1)

    const detail = { organizationId: ctx.organizationId, subject: { kind: 'bulk-operation', id } }
    expect(await invoke('run-bulk-operations', queued('b-1', { detail }))).toEqual({ batchItemFailures: [] })
    expect(await findBulkOperation(ctx.organizationId, id)).toMatchObject({ status: 'done', done: 1, failed: 1 })
  })

  it('a client who was added is found and counted', async () => {
    const ctx = await openOrganization({ name: 'Con clientes' }, testClock(new Date(clock.now()).toISOString()))
    const client = await createClient(ctx, { firstName: 'Ana María', lastName: 'Soto' })
    const rebuild = { organizationId: ctx.organizationId, clientId: client.id }
    expect(await invoke('project-clients', queued('c-1', { rebuild }))).toEqual({ batchItemFailures: [] })
    expect((await listClients(ctx, { search: 'maria' })).items).toMatchObject([{ id: client.id }])
    expect(await readCounts(ctx)).toMatchObject({ total: 1, internal: 1, active: 1 })
  })

  it('a time that becomes free is offered, the offer ends, and a series goes on', async () => {
    const salon = await openSalon({ clock: testClock(new Date(clock.now()).toISOString()) })
    const { ctx, service, professional } = salon
    const today = localDate.parse(new Date(clock.now()).toISOString().slice(0, 10))
    const [from, to] = [addDays(today, 7), addDays(today, 20)]
    const wish = {
      services: [{ serviceId: service.id }],
      professionalId: professional.id,
      from,
      to,
      weekdays: [],
      times: [],
      note: '',
    }
    const entry = await createEntry(ctx, { ...wish, client: { firstName: 'Julia', lastName: 'Rojas' } })
    const { days: free } = await days(ctx, { serviceId: service.id, professionalId: professional.id, from, to })
    const start = free.flatMap(({ slots }) => slots)[0]?.start ?? ''
    const { id } = await salon.byHand({ start })
    await cancel(ctx, { id, reason: '' })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })
    const told = asJson(events.find(({ type }) => type === 'appointment.cancelled') ?? {})
    const statusOf = async () => (await findWaitlistEntry(ctx.organizationId, entry.id))?.status

    expect(await invoke('offer-waitlist', queued('w-1', { detail: told }))).toEqual({ batchItemFailures: [] })
    expect(await statusOf()).toBe('offered')
    const words = { notes: '', internalNotes: '', choices: [] }
    const series = await createSeries(ctx, {
      ...words,
      clientId: entry.clientId,
      serviceId: service.id,
      professionalId: professional.id,
      startsOn: to,
      localTime: localTime.parse('10:00'),
      rule: 'FREQ=WEEKLY',
    })
    clock.advance(15 * 24 * 3_600_000)
    await invoke('end-waitlist', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect(await statusOf()).toBe('waiting')
    await invoke('generate-series', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    const later = await findOneSeries(ctx.organizationId, series.id)
    expect((later?.madeUntil ?? '') > (series.madeUntil ?? '')).toBe(true)
  })

  it('an appointment that comes near is found, and its reminder goes out', async () => {
    const { start, events } = await bookAhead()
    const told = asJson((await events())[0] ?? {})

    expect(await invoke('project-reminders', queued('r-1', { detail: told }))).toEqual({ batchItemFailures: [] })
    clock.advance(Date.parse(start) - clock.now() - 3_600_000)
    await invoke('send-reminders', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect((await events()).map(({ type }) => type)).toContain('reminder.due')
  })

  it('what somebody books becomes a notice for the professional', async () => {
    const [event] = await (await bookAhead()).events()

    expect(await invoke('send-alerts', queued('a-1', { detail: asJson(event ?? {}) }))).toEqual({
      batchItemFailures: [],
    })
  })

  it('nothing is written by WhatsApp, and no answer is heard, where there is no number', async () => {
    const [event] = await (await bookAhead()).events()
    const answer = {
      kind: 'message',
      providerId: 'wamid.1',
      from: '56961234567',
      at: '2026-11-23T14:00:00Z',
      text: '1',
    }

    expect(await invoke('send-whatsapp', queued('w-1', { detail: asJson(event ?? {}) }))).toEqual({
      batchItemFailures: [],
    })
    expect(await invoke('apply-whatsapp', queued('w-2', answer))).toEqual({ batchItemFailures: [] })
  })

  it('an object that nobody announced is taken away when it is told again', async () => {
    const [bucket, key] = [template.nameOf('FilesBucket'), `incoming/${organizationId}/${randomUUID()}`]
    storage.write(bucket, key, Buffer.from('x'))
    const told = { source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key } } }
    expect(await invoke('process-uploads', queued('u-1', told))).toEqual({ batchItemFailures: [] })
    expect(storage.read(bucket, key)).toBeUndefined()
  })

  it('who has not come for so many months is erased in the hour of their shard', async () => {
    const ctx = await openOrganization({ name: 'Con plazo' }, testClock('2026-01-05T14:00:00Z'))
    const client = await createClient(ctx, { firstName: 'Ana María', lastName: 'Soto' })
    await setRule(ctx, { months: 6 })
    for (let hour = 0; hour < 8; hour++) {
      const time = new Date(Date.UTC(2026, 10, 23, hour)).toISOString()
      await invoke('apply-retention', asJson({ source: 'aws.events', time, detail: {} }))
    }

    expect(await findClient(ctx.organizationId, client.id)).toMatchObject({ firstName: 'Cliente eliminado' })
  })

  it('an organization that has changed stands in the marketplace as it is now', async () => {
    const detail = { organizationId }
    expect(await invoke('project-marketplace', queued('m-3', { detail }))).toEqual({ batchItemFailures: [] })
    expect(await findCard(organizationIdOf.parse(organizationId))).toMatchObject({ card: { name: 'La Encina' } })
  })

  it('a report about a mail that is not ours is taken and left', async () => {
    const detail = { eventType: 'Delivery', mail: { messageId: 'ses-1', tags: {} } }
    expect(await invoke('record-mail-feedback', queued('m-2', { detail }))).toEqual({ batchItemFailures: [] })
  })
})
