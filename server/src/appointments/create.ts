import type { WalkInInput } from '@reservaplus/shared/appointments/desk'
import type { Appointment, CreateAppointmentInput } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf, parseInstant, toMinutes, toSeconds } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { newClient } from '../clients/create-record'
import { findCurrent } from '../clients/find-current'
import { findKnownGuest } from '../clients/find-guest'
import { maySeeClient } from '../clients/list-own'
import { clientCreation } from '../clients/repository'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { narrowToOwn } from '../users/check-scope'
import { assertMayAcceptHours, assertMayOverride } from './check-override'
import { type Booked, type BookingIds, bookingDecision, commitBooking, mintBookingIds } from './commit-booking'
import { decideSlot } from './decide-slot'
import { gatherSlot } from './gather-slot'

/** Among the clients there are: the one chosen, or the one who already has the new client's mail. */
const findChosen = async (ctx: AppContext, { client }: Pick<CreateAppointmentInput, 'client'>) => {
  if ('id' in client) {
    const chosen = await findCurrent(ctx.organizationId, client.id)
    if (!chosen || !(await maySeeClient(ctx, client.id))) throw new AppError('NOT_FOUND', 'There is no such client')

    return chosen
  }
  const holder = client.email === undefined ? undefined : await findKnownGuest(ctx, client.email)
  if (holder) {
    const message = 'Another client has this address'
    throw new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['client', 'email'], message }] })
  }

  return undefined
}

/** Absent: a walk-in, in the minute that is running. */
type Wanted = Omit<CreateAppointmentInput, 'start'> & { start?: string }

type Attempt = { input: Wanted; ids: BookingIds; call: RecordedCall }

const decide = async (ctx: AppContext, { input, ids, call }: Attempt): Promise<Decision<Booked>> => {
  assertMayAcceptHours(ctx, input.acceptOutsideHours)
  const now = instantOf(ctx.clock.now())
  const start =
    input.start === undefined ? Math.floor(toSeconds(now) / 60) : toMinutes(parseInstant(input.start, 'start'))
  const professionalId = narrowToOwn(ctx, 'appointments:create', input.professionalId)
  const { serviceId, addOnIds, durationMinutes, price } = input
  const [gathered, chosen] = await Promise.all([
    gatherSlot(ctx.organizationId, { serviceId, professionalId, addOnIds, durationMinutes, start }),
    findChosen(ctx, input),
  ])
  assertWritable(gathered.organization)
  const audience = input.isWalkIn ? 'walk-in' : 'staff'
  const decided = await decideSlot(gathered, { start, now, audience, acceptsOutsideHours: input.acceptOutsideHours })
  const { organization } = gathered
  assertMayOverride(ctx, input, { organization, professionalId: decided.professional.id })
  const made =
    'id' in input.client
      ? undefined
      : { id: ids.clientId, kind: 'internal' as const, now, consentSource: 'desk' as const }
  const client =
    made && !('id' in input.client) ? newClient(input.client, { ...made, organization, path: ['client'] }) : chosen
  if (!client) throw new AppError('NOT_FOUND', 'There is no such client')
  const guest = { client, writes: chosen ? [] : clientCreation(client) }
  const { isWalkIn, notes, internalNotes } = input
  const { actor } = ctx

  return bookingDecision({
    gathered,
    decided,
    guest,
    ids,
    call,
    start,
    now,
    actor,
    origin: ctx.origin,
    source: 'staff',
    isWalkIn,
    price,
    notes,
    internalNotes,
  })
}

const commit = async (ctx: AppContext, procedure: string, input: Wanted): Promise<Appointment> => {
  const ids = mintBookingIds(ctx)
  const call = recordCall(ctx, procedure, input)
  const { appointment } = await commitBooking(ctx, { ids, call, decide: () => decide(ctx, { input, ids, call }) })

  return appointment
}

/** The desk books: no notice and no horizon, never over another appointment, over a hold if need be. */
export const create = (ctx: AppContext, input: CreateAppointmentInput): Promise<Appointment> =>
  commit(ctx, 'appointments.create', input)

/** Somebody stands there: now, by whoever is free. */
export const walkIn = (ctx: AppContext, input: WalkInInput): Promise<Appointment> =>
  commit(ctx, 'appointments.walkIn', { ...input, isWalkIn: true })
