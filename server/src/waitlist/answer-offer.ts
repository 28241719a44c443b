import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { HoldId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { afterLapse, afterRefusal } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry, WaitlistOffer } from '@reservaplus/shared/waitlist/schema'

import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import { agendaWrites } from '../agenda/write-days'
import type { AppContext, ChangeContext } from '../app-context'
import { type Booked, bookingDecision, commitBooking, mintBookingIds } from '../appointments/commit-booking'
import { decideSlot } from '../appointments/decide-slot'
import { gatherSlot } from '../appointments/gather-slot'
import { toOwnAppointment } from '../appointments/read-own'
import { findAppointment } from '../appointments/repository'
import { assertMayBookOnline } from '../clients/check-online'
import { findCurrent } from '../clients/find-current'
import { changeEvent } from '../db/change'
import type { Decision } from '../db/commit-decision'
import { commitUpdate } from '../db/update'
import { eventCreation } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { isOpen } from './open-wait'
import { entryReplacement, findWaitlistEntry } from './repository'

const over = () => new AppError('HOLD_EXPIRED', 'This offer is over')

const assertStands = ({ offer, status }: WaitlistEntry, offerId: HoldId, now: Instant): WaitlistOffer => {
  if (status !== 'offered' || offer?.id !== offerId || offer.expiresAt <= now) throw over()

  return offer
}

type Answer = { id: WaitlistEntryId; offerId: HoldId }
type Attempt = Answer & { ids: ReturnType<typeof mintBookingIds>; changeId: string }

const findBooked = async (ctx: AppContext, { appointmentId }: WaitlistEntry): Promise<Booked | undefined> => {
  const [appointment, organization] = await Promise.all([
    appointmentId && findAppointment(ctx.organizationId, appointmentId),
    findExisting(ctx),
  ])

  return appointment && { appointment, organization }
}

const decide = async (ctx: AppContext, { id, offerId, ids, changeId }: Attempt): Promise<Decision<Booked>> => {
  const { organizationId, actor } = ctx
  const now = instantOf(ctx.clock.now())
  const entry = await findWaitlistEntry(organizationId, id)
  if (!entry) throw over()
  const before = entry.status === 'booked' ? await findBooked(ctx, entry) : undefined
  // The answer to the first click got lost, and they clicked again.
  if (before) return { writes: [], result: before }
  const offer = assertStands(entry, offerId, now)
  const start = toMinutes(offer.start)
  const { serviceId, addOnIds, locale, clientId } = entry
  const { professionalId } = offer
  const [gathered, client] = await Promise.all([
    gatherSlot(organizationId, { serviceId, professionalId, addOnIds, start, alsoDays: daysOfStay(offer) }),
    findCurrent(organizationId, clientId),
  ])
  assertWritable(gathered.organization)
  if (!client) throw over()
  assertMayBookOnline(client)
  const decided = await decideSlot(gathered, {
    start,
    now,
    audience: 'client',
    ignoreIds: [offer.id],
    boundsFrom: offer.offeredAt,
  })
  const booking = bookingDecision({
    gathered,
    decided: { ...decided, usedHoldId: offer.id },
    guest: { client, writes: [] },
    ids,
    call: recordCall(ctx, 'waitlist.accept', {}),
    start,
    now,
    actor,
    source: 'widget',
    notes: '',
    internalNotes: entry.note,
    locale,
  })
  const { offer: _taken, ...rest } = entry
  const next: WaitlistEntry = {
    ...rest,
    status: 'booked',
    appointmentId: booking.result.appointment.id,
    version: entry.version + 1,
  }
  const event = changeEvent(
    { ...ctx, newId: () => changeId },
    { kind: 'waitlist-entry', id, version: next.version, before: entry, after: next },
  )

  return { ...booking, writes: [...booking.writes, entryReplacement(next, entry), eventCreation(event)] }
}

/** The place is theirs: appointment and entry in one transaction, in the place of what was kept for them. */
export const accept = async (ctx: AppContext, answer: Answer): Promise<OwnAppointment> => {
  const ids = mintBookingIds(ctx)
  const changeId = ctx.newId()
  const call = recordCall(ctx, 'waitlist.accept', {})
  const decideAnew = () => decide(ctx, { ...answer, ids, changeId })
  const { appointment, organization } = await commitBooking(ctx, { ids, call, decide: decideAnew })

  return toOwnAppointment(appointment, organization, instantOf(ctx.clock.now()))
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
      const days = offer ? await findAgendaDays(ctx.organizationId, daysOfStay(offer)) : []
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
