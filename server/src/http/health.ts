import { setTimeout as after } from 'node:timers/promises'
import type { ApiEnv } from '../config/env'
import { findUniqueHolder } from '../db/unique'
import { json } from './answers'

const patience = 1_500

/** A slow yes is a no. */
const answers = async (work: Promise<unknown>): Promise<'ok' | 'unavailable'> => {
  const impatience = new AbortController()
  const late = after(patience, 'unavailable' as const, { signal: impatience.signal }).catch(
    () => 'unavailable' as const,
  )
  const done = work.then(
    () => 'ok' as const,
    () => 'unavailable' as const,
  )
  const first = await Promise.race([done, late])
  impatience.abort()

  return first
}

const readKeys = async (uri: string) => {
  const response = await fetch(uri, { signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new Error(`Status ${response.status}`)
  await response.arrayBuffer()
}

export const alive = (): Response => json({ status: 'ok' })

/** Whether what the API cannot do without answers now. */
export const createReadiness = (env: Pick<ApiEnv, 'USER_POOL_ID' | 'JWKS_URI'>) => {
  const [region] = env.USER_POOL_ID.split('_')
  const jwksUri =
    env.JWKS_URI ?? `https://cognito-idp.${region}.amazonaws.com/${env.USER_POOL_ID}/.well-known/jwks.json`

  return async (): Promise<Response> => {
    const [table, userPool] = await Promise.all([answers(findUniqueHolder('health')), answers(readKeys(jwksUri))])
    const isReady = table === 'ok' && userPool === 'ok'

    return json(
      { status: isReady ? 'ok' : 'unavailable', dependencies: { table, userPool } },
      { status: isReady ? 200 : 503, ...(!isReady && { headers: { 'retry-after': '5' } }) },
    )
  }
}
