import { AppError } from '@reservaplus/shared/errors/app-error'
import { callerAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { createCallCounter } from './call-counter'
import { t } from './initialize'

const callsPerMinute = 600
const counter = createCallCounter({ limit: callsPerMinute, windowMilliseconds: 60_000 })

const tooMany = 'Too many requests from this address'

/** Free of charge, so it stands before everything else; each container counts for itself. */
export const limitedPerContainer = t.middleware(({ ctx, next }) => {
  const waitSeconds = counter.count(ctx.viewerAddress ?? 'unknown', ctx.clock.now().getTime())
  if (waitSeconds > 0) throw new AppError('TOO_MANY_REQUESTS', tooMany, { retryAfterSeconds: waitSeconds })

  return next()
})

/** Counted in the table, over all containers, for each organization and caller. */
export const limitedPerOrganization = t.middleware(async ({ ctx, path, getRawInput, next }) => {
  const input = await getRawInput()
  const slug = typeof input === 'object' && input !== null && 'slug' in input ? String(input.slug) : ''
  await takeOrRefuse(ctx, callerAllowance(path, slug, ctx), tooMany)

  return next()
})
