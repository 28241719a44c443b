import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findUndelivered, outboxShards } from '@reservaplus/server/events/outbox-repository'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { monday, openOrganization } from '@reservaplus/server/testing/context'
import { newProfessional } from '@reservaplus/server/testing/samples'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod'

const table = useTestTable()
const putEvents = z.object({ Entries: z.array(z.object({ Detail: z.string() })) })

// A bus that remembers what it took and refuses as many entries as it is told to.
const bus = { taken: [] as string[], refuse: 0 }
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) {
    body += chunk
  }
  const Entries = putEvents.parse(JSON.parse(body)).Entries.map(({ Detail }) => {
    if (bus.refuse > 0) {
      bus.refuse--
      return { ErrorCode: 'InternalFailure', ErrorMessage: 'Try again' }
    }
    bus.taken.push(z.object({ id: z.string() }).parse(JSON.parse(Detail)).id)
    return { EventId: randomUUID() }
  })
  response.setHeader('content-type', 'application/x-amz-json-1.1')
  response.end(JSON.stringify({ FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries }))
})

let sweep: () => Promise<unknown>

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('EVENT_BUS_NAME', 'reservaplus')
  vi.stubEnv('AWS_REGION', 'sa-east-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  vi.stubEnv('AWS_ENDPOINT_URL_EVENTBRIDGE', `http://127.0.0.1:${port}`)
  const { handler } = await import('./sweep-outbox')
  sweep = async () => handler({}, {} as Context)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const waiting = async () =>
  (await Promise.all(outboxShards.map((shard) => findUndelivered(shard, new Date('2100-01-01'))))).flat()

it('publishes every event once, with the stream off for 25 hours and a bus that refuses some', async () => {
  const ctx = await openOrganization()
  for (let count = 0; count < 40; count++) {
    await createProfessional(ctx, newProfessional({ name: `Profesional ${count}` }))
  }
  const ids = (await waiting()).map(({ id }) => id).sort()
  expect(ids).toHaveLength(42)

  await sweep()
  expect(bus.taken).toEqual([])

  vi.setSystemTime(new Date(Date.parse(monday) + 25 * 3_600_000))
  bus.refuse = 7
  await sweep()
  expect(await waiting()).not.toHaveLength(0)
  await sweep()

  expect(bus.taken.sort()).toEqual(ids)
  expect(await waiting()).toEqual([])
  await sweep()
  expect(bus.taken).toHaveLength(42)
})
