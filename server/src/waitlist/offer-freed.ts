import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { fromMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf, toLocal } from '@reservaplus/shared/time/zone'
import { fits, inOrder, offerUntil, type Slot } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import { findOffers } from '../availability/find-days'
import { findOrganization } from '../organizations/repository'
import { offerPlace } from './offer-place'
import { findWaitlist } from './repository'

/** What became free; nothing said: anything may have. */
export type Freed = { professionalId?: ProfessionalId | undefined; start?: Instant | undefined }

const mostEntries = 500
const pageSize = 100
/** Days that one question to the availability answers. */
const askedDays = 31

const findWaiting = async (organizationId: OrganizationId): Promise<WaitlistEntry[]> => {
  const found: WaitlistEntry[] = []
  let cursor: string | undefined
  do {
    const page = await findWaitlist(organizationId, { status: 'waiting', limit: pageSize, cursor })
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && found.length < mostEntries)

  return found
}

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b)
const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)

type Asked = { freed: Freed; timeZone: string; now: Instant }

/** The days of the entry that are worth asking about; undefined: what became free is nothing to it. */
const daysFor = (entry: WaitlistEntry, { freed, timeZone, now }: Asked) => {
  const { professionalId } = freed
  if (professionalId && entry.professionalId !== 'any' && entry.professionalId !== professionalId) return undefined
  const day = freed.start && localDateOf(freed.start, timeZone)
  const from = later(entry.from, day ?? localDateOf(now, timeZone))
  const to = earlier(entry.to, day ?? addDays(from, askedDays - 1))

  return from <= to ? { from, to } : undefined
}

/** The free times that suit, the earliest first. */
const placesFor = async (ctx: AppContext, entry: WaitlistEntry, asked: Asked): Promise<Slot[]> => {
  const days = daysFor(entry, asked)
  if (!days) return []
  const { offers } = await findOffers(ctx, {
    serviceId: entry.serviceId,
    professionalId: asked.freed.professionalId ?? entry.professionalId,
    addOnIds: entry.addOnIds,
    ...days,
    audience: 'client',
  })

  return offers
    .flatMap(({ professionalId, starts }) => starts.map((minutes) => ({ start: fromMinutes(minutes), professionalId })))
    .map((place) => ({ ...place, local: toLocal(place.start, asked.timeZone) }))
    .filter((slot) => fits(entry, slot) && offerUntil(slot.start, asked.now) !== undefined)
    .sort((a, b) => a.start.localeCompare(b.start))
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

const triedFor = async (ctx: AppContext, entry: WaitlistEntry, asked: Asked): Promise<boolean> => {
  const [place] = await placesFor(ctx, entry, asked)
  if (!place) return false
  const { start, professionalId } = place
  await offerPlace(ctx, { id: entry.id, start, professionalId, version: entry.version })

  return true
}

/**
 * Something became free: whoever fits best gets an offer, then the next, as far as there are places. The index of who
 * waits may lag; who is offered something is read strongly then. Returns how many offers were made.
 */
export const offerFreed = async (ctx: AppContext, freed: Freed): Promise<number> => {
  const organization = await findOrganization(ctx.organizationId)
  if (!organization?.isActive || organization.writeMode !== 'open') return 0
  const asked = { freed, timeZone: organization.timeZone, now: instantOf(ctx.clock.now()) }
  let offered = 0
  for (const entry of inOrder(await findWaiting(ctx.organizationId))) {
    try {
      if (await triedFor(ctx, entry, asked)) offered += 1
    } catch (error) {
      if (!(error instanceof AppError) || !ofThisOne.has(error.code)) throw error
    }
  }

  return offered
}
