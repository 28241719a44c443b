import { startCognito } from '@reservaplus/local/cognito/start-cognito'
import { localCredentials } from '@reservaplus/local/config/env'
import { startS3 } from '@reservaplus/local/s3/start-s3'
import { startTestTable } from '@reservaplus/local/testing/table'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { vi } from 'vitest'
import { poolSettings } from './accounts'
import { functionOf } from './gateway'
import { startUserPool } from './user-pool'

export const edgeSecret = 'edge-secret-of-the-tests'
export const linkSecret = 'link-secret-of-the-tests-which-is-long-enough'
export const webhookSecret = 'a webhook secret of tests'
export const appOrigin = 'https://app.reservaplus.test'
export const bookOrigin = 'https://book.reservaplus.test'

const manifest = {
  'src/widget/main.tsx': { file: 'assets/main-Ab1.js', css: ['assets/main-Ab1.css'], isEntry: true },
}

const built: Readonly<Record<string, unknown>> = {
  'widget/manifest.json': manifest,
  'docs/openapi.json': { openapi: '3.1.0' },
}

const buckets = { SITE_BUCKET: 'reservaplus-site-test', FILES_BUCKET: 'reservaplus-files-test' }

const startBuckets = async () => {
  const names = Object.values(buckets).map((name) => ({ name }))
  const s3 = await startS3({ buckets: names, credentials: localCredentials, now: Date.now })
  for (const [key, content] of Object.entries(built)) {
    s3.write(buckets.SITE_BUCKET, key, Buffer.from(JSON.stringify(content)), { 'content-type': 'application/json' })
  }

  return s3
}

export type Call = {
  method?: string
  /** As the gateway sees it: `/public/...` for what came by the booking host. */
  path: string
  query?: string
  headers?: Record<string, string>
  body?: unknown
  token?: string
}

/** The event of the HTTP API (payload 2.0) for a request that came through the edge. */
export const apiEvent = ({
  method = 'GET',
  path,
  query = '',
  headers = {},
  body,
  token,
}: Call): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: query,
  headers: {
    'x-edge-secret': edgeSecret,
    'cloudfront-viewer-address': '198.51.100.7:4711',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...headers,
  },
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'api.test',
    domainPrefix: 'api',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: 'request-0001',
    routeKey: '$default',
    stage: '$default',
    time: '01/Jan/2026:00:00:00 +0000',
    timeEpoch: 0,
  },
  ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  isBase64Encoded: false,
})

export type Answer = { status: number; headers: Record<string, string>; body: string; json: () => unknown }

const answerOf = ({ statusCode = 0, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2): Answer => ({
  status: statusCode,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  body,
  json: () => JSON.parse(body),
})

/** The functions of the API as they are deployed, on an empty table, with a user pool and a bucket of its own. */
export const startApi = async (overrides: Record<string, string> = {}) => {
  const [table, pool, s3] = await Promise.all([startTestTable(), startUserPool(), startBuckets()])
  // Tokens are signed by `pool`; the accounts behind them are administered here.
  const accounts = await startCognito({ now: Date.now, settings: poolSettings(pool.userPoolId, pool.clientId) })
  const environment = {
    STAGE: 'test',
    LOG_LEVEL: 'ERROR',
    TABLE_NAME: table.tableName,
    USER_POOL_ID: pool.userPoolId,
    USER_POOL_CLIENT_ID: pool.clientId,
    JWKS_URI: pool.jwksUri,
    APP_ORIGIN: appOrigin,
    BOOK_ORIGIN: bookOrigin,
    ...buckets,
    LINK_SECRET: linkSecret,
    EDGE_SECRET: edgeSecret,
    KMS_KEY_ID: 'tokens',
    MERCADOPAGO_CLIENT_ID: '7000000000000001',
    MERCADOPAGO_CLIENT_SECRET: 'an application secret',
    PAYMENTS_QUEUE_URL: 'http://127.0.0.1:9/payments',
    WHATSAPP_QUEUE_URL: 'http://127.0.0.1:9/whatsapp',
    MERCADOPAGO_WEBHOOK_SECRET: webhookSecret,
    MERCADOPAGO_ACCESS_TOKEN: 'APP_USR-own',
    AWS_REGION: 'sa-east-1',
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: accounts.url,
    ...overrides,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const [day, office, open] = await Promise.all([
    import('../api-day'),
    import('../api-office'),
    import('../api-public'),
  ])
  const functions: Readonly<Record<string, typeof open>> = { 'api-day': day, 'api-office': office }
  // Whatever has no route of its own would never come; the public function answers it like any address that is none.
  const handle = (event: APIGatewayProxyEventV2, context?: Parameters<typeof open.handler>[1]) => {
    const key = functionOf(event.requestContext.http.method, event.rawPath) ?? ''

    return (functions[key] ?? open).handler(event, context)
  }

  return {
    table,
    pool,
    /** `remaining`: the milliseconds after which the platform would end the function. */
    call: async (call: Call, remaining?: number): Promise<Answer> =>
      answerOf(
        await handle(
          apiEvent(call),
          remaining === undefined ? undefined : { getRemainingTimeInMillis: () => remaining },
        ),
      ),
    handle: async (event: APIGatewayProxyEventV2): Promise<Answer> => answerOf(await handle(event)),
    stop: async () => {
      await Promise.all([table.stop(), pool.stop(), s3.stop(), accounts.stop()])
      vi.unstubAllEnvs()
    },
  }
}
export type TestApi = Awaited<ReturnType<typeof startApi>>
