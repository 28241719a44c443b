import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { inOrder } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import { findOrganization } from '../organizations/repository'
import { type Freed, type FreePlaces, freePlaces } from './find-places'
import { type OfferLimits, offerLimits } from './offer-limits'
import { offerPlace } from './offer-place'
import { findWaitlist } from './repository'

const mostEntries = 500
const pageSize = 100

const findAll = async (organizationId: OrganizationId, status: 'waiting' | 'offered'): Promise<WaitlistEntry[]> => {
  const found: WaitlistEntry[] = []
  let cursor: string | undefined
  do {
    const page = await findWaitlist(organizationId, { status, limit: pageSize, cursor })
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && found.length < mostEntries)

  return found
}

/** Somebody was faster, the client or the service has gone meanwhile: nothing that concerns the others. */
const ofThisOne: ReadonlySet<AppErrorCode> = new Set([
  'SLOT_TAKEN',
  'SLOT_NOT_OFFERED',
  'CONFLICT',
  'NOT_FOUND',
  'BAD_INPUT',
  'ONLINE_BOOKING_REFUSED',
])

type Round = { places: FreePlaces; limits: OfferLimits }

const triedFor = async (ctx: AppContext, entry: WaitlistEntry, { places, limits }: Round): Promise<boolean> => {
  if (limits.hasOffer(entry)) return false
  try {
    const place = (await places.of(entry)).find(limits.allows)
    if (!place) return false
    const { start, professionalId } = place
    limits.count(await offerPlace(ctx, { id: entry.id, start, professionalId, version: entry.version }))
    places.forget()

    return true
  } catch (error) {
    if (!(error instanceof AppError) || !ofThisOne.has(error.code)) throw error
    if (error.code === 'SLOT_TAKEN') places.forget()

    return false
  }
}

/**
 * Something became free: whoever fits best gets an offer, then the next, as far as there are places and time. The index of
 * who waits may lag; who is offered something is read strongly then. Returns how many offers were made.
 */
export const offerFreed = async (
  ctx: AppContext,
  freed: Freed,
  isTimeLeft: () => boolean = () => true,
): Promise<number> => {
  const organization = await findOrganization(ctx.organizationId)
  if (!organization?.isActive || organization.writeMode !== 'open') return 0
  const asked = { freed, timeZone: organization.timeZone, now: instantOf(ctx.clock.now()) }
  const [waiting, offers] = await Promise.all([
    findAll(ctx.organizationId, 'waiting'),
    findAll(ctx.organizationId, 'offered'),
  ])
  const round = { places: freePlaces(ctx, asked), limits: offerLimits(offers) }
  let offered = 0
  for (const entry of inOrder(waiting)) {
    if (!isTimeLeft()) break
    if (await triedFor(ctx, entry, round)) offered += 1
  }

  return offered
}
