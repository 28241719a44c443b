import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTable, createDynamoDbClient } from '../db/table'
import { testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { startUserPool, type UserPool } from '../testing/user-pool'
import { createReadiness } from './health'

const table = useTestTable()
const nowhere = 'http://127.0.0.1:9/'
let pool: UserPool

beforeAll(async () => {
  pool = await startUserPool()
})
afterAll(() => pool.stop())

const nobody = () =>
  createDynamoDbClient({
    endpoint: nowhere,
    region: 'sa-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })

const ready = async (jwksUri = pool.jwksUri) => {
  const response = await createReadiness({ JWKS_URI: jwksUri, USER_POOL_ID: pool.userPoolId })()

  return [response.status, await response.json()]
}

describe('/v1/health/ready', () => {
  it('is ready when everything answers', async () => {
    expect(await ready()).toEqual([200, { status: 'ok', dependencies: { table: 'ok', userPool: 'ok' } }])
  })

  it.each([
    ['the table is missing', () => ({ tableName: 'absent', client: table().client })],
    ['DynamoDB does not answer', () => ({ tableName: table().tableName, client: nobody() })],
  ])('says 503 and names the table when %s', async (_, connection) => {
    connectTable(connection())

    expect(await ready()).toEqual([
      503,
      { status: 'unavailable', dependencies: { table: 'unavailable', userPool: 'ok' } },
    ])
    connectTable(table())
  })

  it('says 503 and names the user pool when it does not answer', async () => {
    expect(await ready(nowhere)).toEqual([
      503,
      { status: 'unavailable', dependencies: { table: 'ok', userPool: 'unavailable' } },
    ])
  })

  it('asks its dependencies once for all who ask within some seconds, and anew after them', async () => {
    let asked = 0
    const keys = createServer((_, response) => {
      asked += 1
      setTimeout(() => response.end('{}'), 20)
    })
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
    const jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`
    const clock = testClock()
    const readiness = createReadiness({ JWKS_URI: jwksUri, USER_POOL_ID: pool.userPoolId }, clock)
    const statuses = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, readiness))).map(({ status }) => status)

    expect([...(await statuses(50)), ...(await statuses(50))]).toEqual(Array(100).fill(200))
    expect(asked).toBe(1)
    await new Promise((resolve) => keys.close(resolve))
    clock.set('2026-11-23T14:00:04Z')
    expect(await statuses(2)).toEqual([200, 200])
    clock.set('2026-11-23T14:00:05Z')
    expect(await statuses(2)).toEqual([503, 503])
  })
})
