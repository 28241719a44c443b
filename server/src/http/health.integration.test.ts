import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { useTestTable } from '../testing/table'
import { startUserPool, type UserPool } from '../testing/user-pool'
import { createReadiness } from './health'

const table = useTestTable()
const nowhere = 'http://127.0.0.1:9/'
let pool: UserPool

beforeAll(async () => {
  pool = await startUserPool()
  vi.stubEnv('AWS_REGION', 'sa-east-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await pool.stop()
})

const ready = async (given: { endpoint?: string; tableName?: string; jwksUri?: string }) => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', given.endpoint ?? table().endpoint)
  const response = await createReadiness({
    TABLE_NAME: given.tableName ?? table().tableName,
    JWKS_URI: given.jwksUri ?? pool.jwksUri,
    USER_POOL_ID: pool.userPoolId,
  })()

  return [response.status, await response.json()]
}

describe('/v1/health/ready', () => {
  it('is ready when everything answers', async () => {
    expect(await ready({})).toMatchObject([200, { dependencies: { table: 'ok', userPool: 'ok' } }])
  })

  it.each([
    ['the table is missing', { tableName: 'absent' }, { table: 'unavailable', userPool: 'ok' }],
    ['DynamoDB does not answer', { endpoint: nowhere }, { table: 'unavailable', userPool: 'ok' }],
    ['the user pool does not answer', { jwksUri: nowhere }, { table: 'ok', userPool: 'unavailable' }],
  ])('says 503 and names the dependency when %s', async (_, given, dependencies) => {
    expect(await ready(given)).toEqual([503, { status: 'unavailable', dependencies }])
  })
})
