import { setTimeout as after } from 'node:timers/promises'
import type { Clock } from '../app-context'
import { clock as systemClock } from '../config/clock'
import type { ApiEnv } from '../config/env'
import { findUniqueHolder } from '../db/unique'
import { json } from './answers'

const patience = 1_500
/** A load balancer or a person asks no more often than this makes sense. */
const keptMilliseconds = 5_000

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

type Found = { table: 'ok' | 'unavailable'; userPool: 'ok' | 'unavailable' }

const answerOf = (dependencies: Found): Response => {
  const isReady = dependencies.table === 'ok' && dependencies.userPool === 'ok'

  return json(
    { status: isReady ? 'ok' : 'unavailable', dependencies },
    { status: isReady ? 200 : 503, ...(!isReady && { headers: { 'retry-after': String(keptMilliseconds / 1000) } }) },
  )
}

/**
 * Whether what the API cannot do without answers now, or did so a moment ago: anybody may ask, and however many do, a
 * container asks its dependencies once in some seconds.
 */
export const createReadiness = (env: Pick<ApiEnv, 'USER_POOL_ID' | 'JWKS_URI'>, clock: Clock = systemClock) => {
  const [region] = env.USER_POOL_ID.split('_')
  const jwksUri =
    env.JWKS_URI ?? `https://cognito-idp.${region}.amazonaws.com/${env.USER_POOL_ID}/.well-known/jwks.json`

  const probe = async (): Promise<Found> => {
    const [table, userPool] = await Promise.all([answers(findUniqueHolder('health')), answers(readKeys(jwksUri))])

    return { table, userPool }
  }

  let underWay: Promise<Found> | undefined
  let kept: { found: Found; at: number } | undefined

  const find = async (): Promise<Found> => {
    const age = kept ? clock.now().getTime() - kept.at : Number.POSITIVE_INFINITY
    if (kept && age >= 0 && age < keptMilliseconds) return kept.found

    underWay ??= probe().finally(() => {
      underWay = undefined
    })
    const found = await underWay
    kept = { found, at: clock.now().getTime() }

    return found
  }

  return async (): Promise<Response> => answerOf(await find())
}
