import { AppError } from '@reservaplus/shared/errors/app-error'
import { toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry, WaitlistOffer } from '@reservaplus/shared/waitlist/schema'

import { daysOfStay } from '../agenda/list-days'
import type { AgendaDayKey } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { type Booked, type BookingIds, bookingWrites } from '../appointments/commit-booking'
import { distinctKeys, gatherLines } from '../appointments/gather-lines'
import { assertMayBookOnline } from '../clients/check-online'
import { findCurrent } from '../clients/find-current'
import type { Decision } from '../db/commit-decision'
import { recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { type VisitIds, visitDecision } from '../visits/commit-visit'
import { decideVisit } from '../visits/decide-visit'

export const over = () => new AppError('HOLD_EXPIRED', 'This offer is over')

export const daysOfOffer = ({ lines }: Pick<WaitlistOffer, 'lines'>): AgendaDayKey[] =>
  distinctKeys(lines.flatMap(daysOfStay))

/** Of the first appointment, whose event marks the operation. */
export const firstOf = ({ lines: [first], clients: [clientId] }: VisitIds): BookingIds => {
  if (!first || !clientId) throw new Error('A booking has no ids')

  return { ...first, clientId }
}

type Taken = { entry: WaitlistEntry; offer: WaitlistOffer; ids: VisitIds; now: Instant }

/** What was kept becomes what is booked, by the same hands: one appointment, or a visit. */
export const offerDecision = async (ctx: AppContext, taken: Taken): Promise<Decision<Booked>> => {
  const { entry, offer, ids, now } = taken
  const { organizationId, actor } = ctx
  const start = toMinutes(offer.start)
  const asked = entry.services.map((service, index) => ({
    ...service,
    professionalId: offer.lines[index]?.professionalId ?? offer.professionalId,
    client: 'own',
  }))
  const [gathered, client] = await Promise.all([
    gatherLines(organizationId, { lines: asked, start, alsoDays: daysOfOffer(offer) }),
    findCurrent(organizationId, entry.clientId),
  ])
  const { organization } = gathered
  assertWritable(organization)
  if (!client) throw over()
  assertMayBookOnline(client)
  const wanted = { start, now, audience: 'client' as const, ignoreIds: [offer.id], boundsFrom: offer.offeredAt }
  const decided = await decideVisit(gathered, { ...wanted, lines: asked })
  const guest = { client, writes: [] }
  const lines = gathered.lines.flatMap((line, index) => {
    const place = decided[index]

    return place ? [{ gathered: line, ...place, guest }] : []
  })
  const facts = { gathered, now, actor, source: 'widget' as const, notes: '', internalNotes: entry.note }
  const booking = { ...facts, locale: entry.locale, usedHoldId: offer.id }
  const call = recordCall(ctx, 'waitlist.accept', {})
  const bookAll = () => {
    const { writes, result } = visitDecision({ ...booking, lines, gapMinutes: 0, ids, call })

    return { writes, appointments: result.appointments }
  }
  const bookOne = () => bookingWrites({ ...booking, lines: lines.map((line) => ({ ...line, ids: firstOf(ids) })) })
  const { writes, appointments } = lines.length > 1 ? bookAll() : bookOne()
  const [appointment] = appointments
  if (!appointment) throw new Error('Somebody waits for nothing')

  return { writes, result: { appointment, organization } }
}
