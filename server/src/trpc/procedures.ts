import { manageTokenInput } from '@reservaplus/shared/appointments/manage'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { slug } from '@reservaplus/shared/organizations/schema'
import type { Permission } from '@reservaplus/shared/permissions/can'
import { may } from '@reservaplus/shared/permissions/may'
import * as z from 'zod'
import { verifyManageToken } from '../appointments/link-token'
import { findSettled } from '../organizations/find-settled'
import { findWritable } from '../organizations/find-writable'
import { linkAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { verifyReviewToken } from '../reviews/review-token'
import { verifyLeaveToken } from '../self-service/leave-token'
import { verifySessionToken } from '../self-service/session-token'
import { verifyWaitlistToken } from '../waitlist/waitlist-token'
import { t } from './initialize'
import { observed } from './observed'
import { limitedPerCaller, limitedPerContainer, limitedPerOrganization } from './rate-limits'
import { wellFormed } from './well-formed'

const procedure = t.procedure.use(observed).use(wellFormed)
const open = t.procedure.use(observed).use(limitedPerContainer).use(wellFormed)

/** Anyone, about nobody in particular. */
export const openProcedure = open.meta({ access: { kind: 'public' } })

/** Anyone, about the organization that the input's `slug` names. */
export const publicProcedure = openProcedure.input(z.object({ slug }))

/** The same for calls that write: also counted over all containers. */
export const limitedProcedure = publicProcedure.use(limitedPerOrganization)

/** The same where no organization is named: for each caller. */
export const limitedOpenProcedure = openProcedure.use(limitedPerCaller)

/** What a link opens; LINK_INVALID for what is none of its kind. */
type Verify = (config: { linkSecret: string }, token: string) => Promise<Readonly<Record<string, string>>>

/** Whoever holds a link that a client got by mail. */
const opensWith = (verify: Verify) =>
  open
    .meta({ access: { kind: 'link' } })
    .input(manageTokenInput)
    .use(async ({ ctx, input, next }) => {
      await verify(ctx.config, input.token)

      return next()
    })

/** The same for calls that write: as often as a link may, and whoever comes in anew is the same. */
const writesWith = (verify: Verify) =>
  opensWith(verify).use(async ({ ctx, path, input, next }) => {
    const { signedInAt: _, ...subject } = await verify(ctx.config, input.token)
    await takeOrRefuse(ctx, linkAllowance(path, subject))

    return next()
  })

/** By the link to one appointment. */
export const linkProcedure = opensWith(verifyManageToken)
export const limitedLinkProcedure = writesWith(verifyManageToken)

/** By the link that asks how a visit was. */
export const reviewProcedure = opensWith(verifyReviewToken)
export const limitedReviewProcedure = writesWith(verifyReviewToken)

/** By the link of somebody who waits for a free time. */
export const waitlistProcedure = opensWith(verifyWaitlistToken)
export const limitedWaitlistProcedure = writesWith(verifyWaitlistToken)

/** By the link that ends a salon’s marketing. */
export const leaveProcedure = opensWith(verifyLeaveToken)
export const limitedLeaveProcedure = writesWith(verifyLeaveToken)

/** A client who has proved their address with a code. */
export const clientProcedure = opensWith(verifySessionToken)
export const limitedClientProcedure = writesWith(verifySessionToken)

/**
 * A team member whose role has the permission, or another system whose key has it; what is a member's alone is narrowed
 * by the service. Nothing is changed in an organization that is closed or being moved, whichever service it is.
 */
export const staffProcedure = (permission: Permission) =>
  procedure.meta({ access: { kind: 'staff', permission } }).use(async ({ ctx, meta, type, next }) => {
    const staff = await ctx.staff()
    const isKnown = staff.role !== undefined || staff.grants !== undefined
    if (!isKnown || !may(staff, permission))
      throw new AppError('FORBIDDEN', staff.grants ? 'This key may not do this' : 'Your role may not do this')
    if (type === 'mutation') await (meta?.whileClosed ? findSettled(staff) : findWritable(staff))

    return next({ ctx: staff })
  })
