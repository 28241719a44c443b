import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { takeToken } from '../rate-limits/repository'
import { createCallCounter } from './call-counter'
import { t } from './initialize'

const callsPerMinute = 600
const counter = createCallCounter({ limit: callsPerMinute, windowMilliseconds: 60_000 })

// Enough for a family on one connection, far too little to fill a salon's week.
const writes = { capacity: 30, refillPerMinute: 20 }

const tooMany = (retryAfterSeconds: number) =>
  new AppError('TOO_MANY_REQUESTS', 'Too many requests from this address', { retryAfterSeconds })

/** Free of charge, so it stands before everything else; each container counts for itself. */
export const limitedPerContainer = t.middleware(({ ctx, next }) => {
  const waitSeconds = counter.count(ctx.viewerAddress ?? 'unknown', ctx.clock.now().getTime())
  if (waitSeconds > 0) throw tooMany(waitSeconds)

  return next()
})

/** Counted in the table, over all containers, for each organization and caller. */
export const limitedPerOrganization = t.middleware(async ({ ctx, path, getRawInput, next }) => {
  const input = await getRawInput()
  const organization = typeof input === 'object' && input !== null && 'slug' in input ? String(input.slug) : ''
  const caller = createHash('sha256')
    .update(ctx.viewerAddress ?? 'unknown')
    .digest('base64url')
    .slice(0, 22)
  if (!(await takeToken(`${path}#${organization}#${caller}`, writes, ctx.clock.now()))) throw tooMany(5)

  return next()
})
