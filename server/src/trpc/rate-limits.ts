import { AppError } from '@reservaplus/shared/errors/app-error'
import { slug } from '@reservaplus/shared/organizations/schema'
import * as z from 'zod'
import { enterBySlug } from '../organizations/find-by-slug'
import { callerAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { createCallCounter } from './call-counter'
import { t } from './initialize'

const callsPerMinute = 600
const counter = createCallCounter({ limit: callsPerMinute, windowMilliseconds: 60_000 })

const named = z.object({ slug })
const tooMany = 'Too many requests from this address'

/** Free of charge, so it stands before everything else; each container counts for itself. */
export const limitedPerContainer = t.middleware(({ ctx, next }) => {
  const waitSeconds = counter.count(ctx.viewerAddress ?? 'unknown', ctx.clock.now().getTime())
  if (waitSeconds > 0) throw new AppError('TOO_MANY_REQUESTS', tooMany, { retryAfterSeconds: waitSeconds })

  return next()
})

/** Counted in the table, over all containers, for each caller. */
export const limitedPerCaller = t.middleware(async ({ ctx, path, next }) => {
  await takeOrRefuse(ctx, callerAllowance(path, ctx), tooMany)

  return next()
})

/**
 * The same for each organization: by its id, so that an address it had before counts like the one it has. What names it
 * is the input as it was checked; whatever else a body says makes no bucket of its own.
 */
export const limitedPerOrganization = t.middleware(async ({ ctx, path, input, next }) => {
  const { organizationId } = await enterBySlug(ctx, named.parse(input).slug)
  await takeOrRefuse(ctx, callerAllowance(path, { ...ctx, organizationId }), tooMany)

  return next({ ctx: { organizationId } })
})
