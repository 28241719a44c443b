import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import type { ApiEnv } from '../config/env'
import { createDynamoDbClient } from '../db/table'
import { json } from './answers'

const patience = 1_500

const answers = (work: Promise<unknown>): Promise<'ok' | 'unavailable'> =>
  work.then(
    () => 'ok',
    () => 'unavailable',
  )

const readKeys = async (uri: string, signal: AbortSignal) => {
  const response = await fetch(uri, { signal })
  if (!response.ok) throw new Error(`Status ${response.status}`)
  await response.arrayBuffer()
}

export const alive = (): Response => json({ status: 'ok' })

/** Whether what the API cannot do without answers now. Its own client, without retries: a slow yes is a no. */
export const createReadiness = (env: Pick<ApiEnv, 'TABLE_NAME' | 'USER_POOL_ID' | 'JWKS_URI'>) => {
  const client = createDynamoDbClient({ maxAttempts: 1 })
  const jwksUri =
    env.JWKS_URI ??
    `https://cognito-idp.${env.USER_POOL_ID.split('_')[0]}.amazonaws.com/${env.USER_POOL_ID}/.well-known/jwks.json`

  return async (): Promise<Response> => {
    const signal = AbortSignal.timeout(patience)
    const [table, userPool] = await Promise.all([
      answers(client.send(new DescribeTableCommand({ TableName: env.TABLE_NAME }), { abortSignal: signal })),
      answers(readKeys(jwksUri, signal)),
    ])
    const isReady = table === 'ok' && userPool === 'ok'

    return json(
      { status: isReady ? 'ok' : 'unavailable', dependencies: { table, userPool } },
      { status: isReady ? 200 : 503, ...(!isReady && { headers: { 'retry-after': '5' } }) },
    )
  }
}
