import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { HoldId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { afterLapse, afterRefusal } from '@reservaplus/shared/waitlist/fit'
import { mostServices, type WaitlistEntry, type WaitlistOffer } from '@reservaplus/shared/waitlist/schema'

import { findAgendaDays } from '../agenda/repository'
import { agendaWrites } from '../agenda/write-days'
import type { AppContext, ChangeContext } from '../app-context'
import { type Booked, commitBooking } from '../appointments/commit-booking'
import { toOwnAppointment, toOwnLine } from '../appointments/read-own'
import { findAppointment } from '../appointments/repository'
import { changeEvent } from '../db/change'
import type { Decision } from '../db/commit-decision'
import { commitUpdate } from '../db/update'
import { eventCreation } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { mintVisitIds, type VisitIds } from '../visits/commit-visit'
import { findVisit } from '../visits/repository'
import { daysOfOffer, firstOf, offerDecision, over } from './book-offer'
import { isOpen } from './open-wait'
import { entryReplacement, findWaitlistEntry } from './repository'

const assertStands = ({ offer, status }: WaitlistEntry, offerId: HoldId, now: Instant): WaitlistOffer => {
  if (status !== 'offered' || offer?.id !== offerId || offer.expiresAt <= now) throw over()

  return offer
}

type Answer = { id: WaitlistEntryId; offerId: HoldId }
type Attempt = Answer & { ids: VisitIds; changeId: string }

const findBooked = async (ctx: AppContext, { appointmentId }: WaitlistEntry): Promise<Booked | undefined> => {
  const [appointment, organization] = await Promise.all([
    appointmentId && findAppointment(ctx.organizationId, appointmentId),
    findExisting(ctx),
  ])

  return appointment && { appointment, organization }
}

const decide = async (ctx: AppContext, { id, offerId, ids, changeId }: Attempt): Promise<Decision<Booked>> => {
  const { organizationId } = ctx
  const now = instantOf(ctx.clock.now())
  const entry = await findWaitlistEntry(organizationId, id)
  if (!entry) throw over()
  const before = entry.status === 'booked' ? await findBooked(ctx, entry) : undefined
  // The answer to the first click got lost, and they clicked again.
  if (before) return { writes: [], result: before }
  const offer = assertStands(entry, offerId, now)
  const booking = await offerDecision(ctx, { entry, offer, ids, now })
  const { offer: _taken, ...rest } = entry
  const next: WaitlistEntry = {
    ...rest,
    status: 'booked',
    appointmentId: booking.result.appointment.id,
    ...(booking.result.appointment.visitId && { visitId: booking.result.appointment.visitId }),
    version: entry.version + 1,
  }
  const event = changeEvent(
    { ...ctx, newId: () => changeId },
    { kind: 'waitlist-entry', id, version: next.version, before: entry, after: next },
  )

  return { ...booking, writes: [...booking.writes, entryReplacement(next, entry), eventCreation(event)] }
}

/** The place is theirs: appointments and entry in one transaction, in the place of what was kept for them. */
export const accept = async (ctx: AppContext, answer: Answer): Promise<OwnAppointment> => {
  const ids = mintVisitIds(ctx, mostServices, 1)
  const changeId = ctx.newId()
  const call = recordCall(ctx, 'waitlist.accept', {})
  const decideAnew = () => decide(ctx, { ...answer, ids, changeId })
  const { appointment, organization } = await commitBooking(ctx, { ids: firstOf(ids), call, decide: decideAnew })
  const own = toOwnAppointment(appointment, organization, instantOf(ctx.clock.now()))
  const found = appointment.visitId && (await findVisit(ctx.organizationId, appointment.visitId))

  return found ? { ...own, visit: { id: found.visit.id, appointments: found.appointments.map(toOwnLine) } } : own
}

/** Gives back what is kept for the entry, and makes it what `to` says. */
const release = (
  ctx: ChangeContext,
  { id, version }: { id: WaitlistEntryId; version?: number | undefined },
  to: (current: WaitlistEntry) => WaitlistEntry,
): Promise<WaitlistEntry> =>
  commitUpdate<WaitlistEntry>(ctx, {
    kind: 'waitlist-entry',
    version,
    read: () => findWaitlistEntry(ctx.organizationId, id),
    change: async (current) => {
      await findWritable(ctx)

      return to(current)
    },
    writes: async (next, current) => {
      const { offer } = current
      const days = offer ? await findAgendaDays(ctx.organizationId, daysOfOffer(offer)) : []
      const now = instantOf(ctx.clock.now())

      return [
        entryReplacement(next, current),
        ...agendaWrites(ctx.organizationId, { days, add: [], removeIds: offer ? [offer.id] : [], now }),
      ]
    },
  })

/** Not this one: it goes to the next, and the client goes on waiting. */
export const decline = (ctx: AppContext, { id, offerId }: Answer): Promise<WaitlistEntry> =>
  release(ctx, { id }, (current) => {
    assertStands(current, offerId, instantOf(ctx.clock.now()))

    return afterRefusal(current)
  })

/** Waits no longer; asked twice is once. */
export const withdraw = (
  ctx: ChangeContext,
  one: { id: WaitlistEntryId; version?: number | undefined },
): Promise<WaitlistEntry> =>
  release(ctx, one, ({ offer, ...current }) =>
    isOpen(current) ? { ...current, status: 'withdrawn' } : { ...current, ...(offer && { offer }) },
  )

/** What has ended by itself: an offer that nobody answered, days that have passed. */
export const endInTime = (ctx: AppContext, { id }: Pick<WaitlistEntry, 'id'>): Promise<WaitlistEntry> =>
  release(ctx, { id }, (current) => {
    const now = instantOf(ctx.clock.now())
    if (current.status === 'offered') {
      return current.offer && current.offer.expiresAt <= now ? afterLapse(current) : current
    }

    return current.status === 'waiting' ? { ...current, status: 'expired' } : current
  })
