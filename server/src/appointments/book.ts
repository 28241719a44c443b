import { holdMinutes } from '@reservaplus/shared/agenda/entry'
import { liveEntries } from '@reservaplus/shared/agenda/live'
import type { OwnAppointment, PublicBookInput } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { daysOfStay } from '../agenda/list-days'
import type { AppContext, RequestContext } from '../app-context'
import { assertMayBookOnline } from '../clients/check-online'
import { findKnownGuest, type Proof, toGuest } from '../clients/find-guest'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { assertBookableOnline } from '../services/check-online'
import { type Booked, type BookingIds, bookingDecision, commitBooking, mintBookingIds } from './commit-booking'
import { decideSlot } from './decide-slot'
import { gatherSlot, type SlotGathered } from './gather-slot'
import { type HeldSlot, verifyHoldToken } from './hold-token'
import { toOwnAppointment } from './read-own'

const heldSlotOf = async (ctx: AppContext, input: PublicBookInput): Promise<HeldSlot | undefined> => {
  if (input.holdToken === undefined) return undefined
  const held = await verifyHoldToken(ctx.config, input.holdToken)
  const isForThis =
    held.organizationId === ctx.organizationId &&
    held.serviceId === input.serviceId &&
    held.start === parseInstant(input.start, 'start') &&
    (input.professionalId === 'any' || input.professionalId === held.professionalId)
  if (!isForThis) {
    const message = 'The hold is for another time'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['holdToken'], message }] })
  }

  return held
}

const isLive = ({ days }: SlotGathered, held: HeldSlot, now: Instant) =>
  held.start >= now &&
  days
    .filter(({ resourceId }) => resourceId === held.professionalId)
    .flatMap(({ entries }) => liveEntries(entries, now))
    .some(({ kind, id }) => kind === 'hold' && id === held.holdId)

type Wanted = { held: HeldSlot | undefined; start: number; now: Instant }

/** Notice and horizon were judged when the hold was taken; everything else is judged again. */
const decideWithHold = async (gathered: SlotGathered, { held, start, now }: Wanted) => {
  // One's own hold is never in one's way, not even what a slower clock still sees of it.
  const wanted = { start, now, audience: 'client' as const, ignoreIds: held ? [held.holdId] : [] }
  if (!held) return decideSlot(gathered, wanted)

  if (isLive(gathered, held, now)) {
    const candidates = gathered.candidates.filter(({ id }) => id === held.professionalId)
    const asked = { ...wanted, boundsFrom: held.takenAt }

    return { ...(await decideSlot({ ...gathered, candidates }, asked)), usedHoldId: held.holdId }
  }

  return decideSlot(gathered, wanted).catch((error: unknown) => {
    const isLate = error instanceof AppError && error.code === 'SLOT_NOT_OFFERED'
    throw isLate ? new AppError('HOLD_EXPIRED', `A hold lasts ${holdMinutes} minutes`, error.details) : error
  })
}

type Attempt = Proof & { input: PublicBookInput; held: HeldSlot | undefined; ids: BookingIds; call: RecordedCall }

const decide = async (ctx: AppContext, { input, held, ids, call, provenBy }: Attempt): Promise<Decision<Booked>> => {
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(input.start, 'start'))
  const { serviceId, professionalId, addOnIds, marketingConsent, notes, locale } = input
  const [gathered, known] = await Promise.all([
    gatherSlot(ctx.organizationId, {
      serviceId,
      professionalId,
      addOnIds,
      start,
      alsoDays: held ? daysOfStay(held) : [],
    }),
    findKnownGuest(ctx, input.client.email),
  ])
  const { organization } = gathered
  assertPublic(organization, input.slug)
  assertBookableOnline(gathered.service)
  assertWritable(organization)
  const made = { id: ids.clientId, kind: 'guest' as const, now, organization, path: ['client'] }
  const guest = toGuest(known, input.client, { ...made, marketingConsent, consentSource: 'booking', provenBy })
  assertMayBookOnline(known)
  const decided = await decideWithHold(gathered, { held, start, now })
  const actor = { kind: 'client', id: guest.client.id } as const

  return bookingDecision({ gathered, decided, guest, ids, call, start, now, actor, source: 'widget', notes, locale })
}

/** How full a plan is concerns nobody outside. */
export const quietly = (error: unknown): never => {
  throw error instanceof AppError && error.code === 'LIMIT_EXCEEDED' ? new AppError(error.code, error.message) : error
}

/**
 * A guest books, with a hold or without. Who has booked before with this mail is the same client. `isRepeat`: an earlier
 * call with the same key has booked this.
 */
export const publicBook = async (
  ctx: RequestContext,
  input: PublicBookInput,
  proof: Proof = {},
): Promise<{ appointment: OwnAppointment; isRepeat: boolean }> => {
  const scoped = await enterBySlug(ctx, input.slug)
  const held = await heldSlotOf(scoped, input)
  const ids = mintBookingIds(scoped)
  const call = recordCall(scoped, 'appointments.publicBook', input)
  const decideAnew = () => decide(scoped, { input, held, ids, call, ...proof })
  const booked = await commitBooking(scoped, { ids, call, decide: decideAnew }).catch(quietly)

  return {
    appointment: toOwnAppointment(booked.appointment, booked.organization, instantOf(ctx.clock.now())),
    isRepeat: booked.appointment.id !== ids.appointmentId,
  }
}
