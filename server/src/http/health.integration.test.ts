import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTable, createDynamoDbClient } from '../db/table'
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
})
