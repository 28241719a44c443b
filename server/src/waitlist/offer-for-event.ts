import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { EventId } from '@reservaplus/shared/ids/schema'
import { type OrganizationId, professionalId, waitlistEntryId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findEvent } from '../events/repository'
import type { Freed } from './find-places'
import { offerFreed } from './offer-freed'
import { findWaitlistEntry } from './repository'

const ofProfessional = (id: string): Freed => {
  const { data } = professionalId.safeParse(id)

  return data ? { professionalId: data } : {}
}

/** A place that was offered and not taken is free for the next. */
const givenBack = async (organizationId: OrganizationId, id: string): Promise<Freed | undefined> => {
  const entry = await findWaitlistEntry(organizationId, waitlistEntryId.parse(id))
  // Taken, or gone with whoever was erased: it counts no more among what may be offered at once, and the next comes to
  // their turn.
  if (!entry || entry.status === 'booked') return {}
  const isGivenBack = entry.status !== 'offered' && entry.version > 1

  return isGivenBack ? (entry.declined.at(-1) ?? {}) : undefined
}

/** What an event has made free; undefined: nothing. Days off and blocks change for better or worse: it is looked. */
const freedBy = async (event: DomainEvent): Promise<Freed | undefined> => {
  switch (event.type) {
    case 'appointment.cancelled':
      return { professionalId: event.data.professionalId, start: event.data.start }
    case 'appointment.rescheduled':
      return { professionalId: event.data.previousProfessionalId, start: event.data.previousStart }
    case 'schedule.changed':
      return ofProfessional(event.subject.id)
    case 'schedule-day.changed':
    case 'block.changed':
      return {}
    case 'waitlist-entry.changed':
      return givenBack(event.organizationId, event.subject.id)
    default:
      return undefined
  }
}

/** Offers what an event has made free. Told twice it finds what is left, so it may be told twice. */
export const offerForEvent = async (ctx: AppContext, id: EventId, isTimeLeft: () => boolean): Promise<number> => {
  const event = await findEvent(ctx.organizationId, id)
  const freed = event && (await freedBy(event))

  return freed ? offerFreed(ctx, freed, isTimeLeft) : 0
}
