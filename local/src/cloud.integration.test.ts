import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { type Cloud, startCloud } from './cloud'
import { dynamoDbClient } from './dynamodb/client'

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

const ask = (base: string, path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { host, port } = new URL(base)
    const outgoing = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    outgoing.on('error', reject)
    outgoing.end()
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
