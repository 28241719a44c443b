import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { connectFilesBucket, createFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { create as createKey } from '@reservaplus/server/api-keys/service'
import { create as createClient, list as listClients } from '@reservaplus/server/clients/service'
import { connectTable } from '@reservaplus/server/db/table'
import { download, get } from '@reservaplus/server/files/service'
import { requestFileUpload } from '@reservaplus/server/files/upload-file'
import { findDayFigures } from '@reservaplus/server/reports/day-repository'
import { createService } from '@reservaplus/server/services/create'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { openSalon } from '@reservaplus/server/testing/salon'
import { newService } from '@reservaplus/server/testing/samples'
import { findDeliveries } from '@reservaplus/server/webhooks/delivery-repository'
import { create as createWebhook } from '@reservaplus/server/webhooks/service'
import { addDays, weekdayOf } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { type Cloud, startCloud } from './cloud'
import { localCredentials, localRegion } from './config/env'
import { dynamoDbClient } from './dynamodb/client'
import { answerOf, ask, preflight } from './testing/ask-host'

const dataDir = mkdtempSync(join(tmpdir(), 'cloud-'))
let cloud: Cloud
beforeAll(async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', undefined)
  cloud = await startCloud({ dataDir })
})
afterAll(async () => {
  await cloud.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const bucketOfFiles = () => ({
  FILES_BUCKET: cloud.template.nameOf('FilesBucket'),
  AWS_REGION: localRegion,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  AWS_ENDPOINT_URL_S3: cloud.endpoints.AWS_ENDPOINT_URL_S3,
})

describe('a file of a client', () => {
  it('is looked at by the function for it when it was sent, and can be saved then', async () => {
    connectTable({ tableName: cloud.tableName, client: dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB) })
    connectFilesBucket(bucketOfFiles())
    const ctx = await openOrganization({}, { now: () => new Date() })
    const { id: clientId } = await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const wanted = { clientId, name: 'punto.png', category: 'image' as const, description: '' }
    const sent = { contentType: 'image/png' as const, size: png.length }
    const { file, url, headers } = await requestFileUpload(ctx, { ...wanted, ...sent })
    expect((await fetch(url, { method: 'PUT', headers, body: png })).status).toBe(200)
    await expect.poll(async () => (await get(ctx, file)).status, { timeout: 20_000 }).toBe('ready')

    const saved = await fetch((await download(ctx, file)).url)
    expect(saved.headers.get('content-disposition')).toBe('attachment;filename="punto.png"')
  })
})

describe('an image of an organization', () => {
  it('may be sent to the bucket by the staff app, and is served by both hosts once it is public', async () => {
    const bucket = createFilesBucket(bucketOfFiles())
    const upload = { key: 'uploads/o/logo/x.png', contentType: 'image/png', size: 4 }
    const url = await bucket.signUpload({ ...upload, seconds: 60 })
    const { origin } = new URL(cloud.appUrl)
    const page = await answerOf(cloud.appUrl, '/app/')
    expect(page.headers['content-security-policy']).toContain(new URL(url).origin)
    const asked = { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' }
    expect((await fetch(url, { method: 'OPTIONS', headers: asked })).status).toBe(200)
    const sent = await fetch(url, { method: 'PUT', body: 'logo', headers: { origin, 'content-type': 'image/png' } })
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, origin])

    await bucket.publish(upload.key, 'media/o/x.png', 'image/png')
    for (const base of [cloud.appUrl, cloud.bookUrl]) {
      expect(await answerOf(base, '/media/o/x.png')).toMatchObject({
        status: 200,
        body: 'logo',
        headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' },
      })
      expect((await answerOf(base, '/uploads/o/logo/x.png')).body).not.toBe('logo')
    }
  })
})

describe('another system', () => {
  const open = async () => {
    const client = dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB)
    connectTable({ tableName: cloud.tableName, client })

    return openOrganization({ name: 'Con caja' }, testClock(new Date().toISOString()))
  }

  it('gets in by its key through the edge, on both hosts, and not without', async () => {
    const { key } = await createKey(await open(), { name: 'Caja', permissions: ['services:read'] })
    const asked = (base: string, path: string, headers: Record<string, string>) =>
      answerOf(base, path, { headers }).then(({ status }) => status)

    for (const base of [cloud.appUrl, cloud.bookUrl]) {
      expect(await asked(base, '/v1/services', { 'x-api-key': key })).toBe(200)
      expect(await asked(base, '/v1/clients', { 'x-api-key': key })).toBe(403)
      expect(await asked(base, '/v1/services', { 'x-api-key': `rp_${'A'.repeat(43)}` })).toBe(401)
      expect(await asked(base, '/v1/services', { authorization: `Bearer ${key}` })).toBe(401)
      expect(await asked(base, '/keys/v1/services', { 'x-api-key': key })).toBe(404)
    }
  })

  it('is told of an event: from the table over stream, bus and two queues to the attempt in the log', async () => {
    const ctx = await open()
    const typed = { url: 'https://caja.example.com/hooks', description: '', eventTypes: ['service.changed' as const] }
    const { webhook } = await createWebhook(ctx, typed)
    await createService(ctx, newService())
    await cloud.drain()

    const { items } = await findDeliveries(ctx.organizationId, { webhookId: webhook.id, limit: 5 })
    expect(items).toMatchObject([{ type: 'service.changed', attempts: [{ milliseconds: expect.any(Number) }] }])
  })
})

describe('a preflight through edge and gateway, which carries no token', () => {
  const stranger = 'https://a-salons-own-site.example'

  it('lets any page call /v1, staff routes too, without credentials', async () => {
    for (const path of ['/v1/appointments', '/v1/organizations', '/v1/auth/register', '/v1/public/booking']) {
      const answer = await answerOf(cloud.appUrl, path, { method: 'OPTIONS', headers: { origin: stranger } })
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([204, '*'])
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    }
  })

  it('lets only our own hosts call /trpc', async () => {
    for (const [base, path] of [
      [cloud.appUrl, '/trpc/day/appointments.create'],
      [cloud.appUrl, '/trpc/services.create'],
      [cloud.bookUrl, '/trpc/appointments.publicBook'],
    ] as const) {
      const { origin: own } = new URL(base)
      expect(await preflight(base, path, own)).toMatchObject({ status: 204, origin: own })
      expect(await preflight(base, path, stranger)).toEqual({ status: 204, origin: undefined, methods: undefined })
    }
  })

  // Its pages stand on the same host and need no permission; an answer that named origins could not be cached for all.
  it('permits /pub to no other host', async () => {
    for (const origin of [stranger, new URL(cloud.bookUrl).origin, new URL(cloud.appUrl).origin]) {
      const answer = await preflight(cloud.bookUrl, '/pub/la-encina/catalogue', origin)
      expect(answer).toEqual({ status: 204, origin: undefined, methods: undefined })
    }
  })
})

describe('the local cloud', () => {
  it('serves the API through the edge with its table and user pool reachable', async () => {
    const { status, body } = await ask(cloud.appUrl, '/v1/health/ready')
    expect([status, JSON.parse(body).status]).toEqual([200, 'ok'])
  })

  it('refuses the API to whoever goes past the edge', async () => {
    expect((await fetch(`${cloud.apiUrl}/v1/health`)).status).toBe(403)
  })

  it('asks for a token on the routes of the staff', async () => {
    expect(await ask(cloud.appUrl, '/trpc/anything')).toEqual({ status: 401, body: '{"message":"Unauthorized"}' })
  })

  it('gives the staff app its settings', async () => {
    const { body } = await ask(cloud.appUrl, '/config.json')
    expect(JSON.parse(body)).toMatchObject({
      region: 'sa-east-1',
      userPoolId: cloud.userPoolId,
      bookOrigin: cloud.bookUrl,
    })
  })

  it('shows a salon site with nothing of ours but the one script', async () => {
    const { body } = await ask(cloud.salonUrl, '/')
    expect(body.match(/<script[^>]*>/g)).toEqual([
      `<script async src="${cloud.bookUrl}/widget.js" data-salon="la-encina">`,
    ])
  })

  it('carries an event from the bus to its queue and function until nothing is on its way', async () => {
    const client = new EventBridgeClient({
      endpoint: cloud.endpoints.AWS_ENDPOINT_URL_EVENTBRIDGE,
      region: 'sa-east-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    })
    const EventBusName = cloud.template.nameOf('EventBus')
    const { FailedEntryCount } = await client.send(
      new PutEventsCommand({
        Entries: [{ Source: 'reservaplus', DetailType: 'appointment.unknown', Detail: '{}', EventBusName }],
      }),
    )
    expect(FailedEntryCount).toBe(0)
    await cloud.drain()
  })

  it('brings what happens into the figures of its day, its client and the marketplace', async () => {
    const { ctx, byHand } = await openSalon({
      organization: { name: 'Figuras', country: 'UY' },
      clock: { now: () => new Date() },
    })
    const soon = addDays(localDateOf(instantOf(new Date()), 'UTC'), 3)
    const weekday = addDays(soon, weekdayOf(soon) === 'sunday' ? 1 : 0)
    await byHand({ start: `${weekday}T15:00:00Z` })
    await cloud.drain()
    expect(await findDayFigures(ctx.organizationId, { from: weekday, to: weekday })).toMatchObject([
      { sheets: [{ statuses: { confirmed: 1 } }] },
    ])
    expect(await ask(cloud.bookUrl, '/pub/marketplace/organizations?country=UY&search=figuras')).toMatchObject({
      status: 200,
      body: expect.stringContaining('"serviceCount":1'),
    })
    expect((await listClients(ctx, { search: 'luis' })).items).toHaveLength(1)
  })

  it('runs the scheduled sweep on demand', async () => {
    await cloud.schedules.runNow('sweep-outbox')
  })

  it('refuses a second cloud on the same folder', async () => {
    await expect(startCloud({ dataDir })).rejects.toThrow(/in use by process/)
  })

  it('finds its data and secrets again after a restart', async () => {
    const Item = { PK: { S: 'ORG#x' }, SK: { S: 'KEPT' } }
    await dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB).send(
      new PutItemCommand({ TableName: cloud.tableName, Item }),
    )
    const { secrets } = cloud
    await cloud.stop()
    cloud = await startCloud({ dataDir })
    const found = await dynamoDbClient(cloud.endpoints.AWS_ENDPOINT_URL_DYNAMODB).send(
      new GetItemCommand({ TableName: cloud.tableName, Key: Item }),
    )
    expect(found.Item).toEqual(Item)
    expect(cloud.secrets).toEqual(secrets)
  })
})
