import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { takeToken } from '../rate-limits/repository'
import { createCallCounter } from './call-counter'
import { t } from './initialize'

const callsPerMinute = 600
const counter = createCallCounter({ limit: callsPerMinute, windowMilliseconds: 60_000 })

/** A hold costs nothing and lapses by itself: enough for a family that tries every time of the week. */
const writes = { capacity: 30, refillPerMinute: 20 }
/** A booking uses up the salon's time and plan: a busy café's connection gets by with this, a flood does not. */
const bookings = { capacity: 30, refillPerMinute: 0.5 }
const allowanceOf = (path: string) => (path === 'appointments.publicBook' ? bookings : writes)

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
  if (!(await takeToken(`${path}#${organization}#${caller}`, allowanceOf(path), ctx.clock.now()))) throw tooMany(5)

  return next()
})
