import { AppError } from '@reservaplus/shared/errors/app-error'
import { callerAllowance } from '../rate-limits/allowances'
import { takeToken } from '../rate-limits/repository'
import type { Allowance } from '../rate-limits/spend-tokens'
import { createCallCounter } from './call-counter'
import { t } from './initialize'

const callsPerMinute = 600
const counter = createCallCounter({ limit: callsPerMinute, windowMilliseconds: 60_000 })

const tooMany = (retryAfterSeconds: number) =>
  new AppError('TOO_MANY_REQUESTS', 'Too many requests from this address', { retryAfterSeconds })

/** Free of charge, so it stands before everything else; each container counts for itself. */
export const limitedPerContainer = t.middleware(({ ctx, next }) => {
  const waitSeconds = counter.count(ctx.viewerAddress ?? 'unknown', ctx.clock.now().getTime())
  if (waitSeconds > 0) throw tooMany(waitSeconds)

  return next()
})

/** Costs a token whatever comes of the call. */
export const takeOrRefuse = async ({ bucket, rules }: Allowance, now: Date): Promise<void> => {
  if (!(await takeToken(bucket, rules, now))) throw tooMany(Math.ceil(60 / rules.refillPerMinute))
}

/** Counted in the table, over all containers, for each organization and caller. */
export const limitedPerOrganization = t.middleware(async ({ ctx, path, getRawInput, next }) => {
  const input = await getRawInput()
  const slug = typeof input === 'object' && input !== null && 'slug' in input ? String(input.slug) : ''
  await takeOrRefuse(callerAllowance(path, slug, ctx), ctx.clock.now())

  return next()
})
