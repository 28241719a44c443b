import { newAppointment } from '@reservaplus/shared/appointments/create'
import type { Actor, Appointment } from '@reservaplus/shared/appointments/schema'
import { effectiveService } from '@reservaplus/shared/availability/effective'
import type { Client } from '@reservaplus/shared/clients/schema'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import { type AppointmentId, appointmentId, clientId, eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { assertSubscribed } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { resourceUnchanged } from '../resources/repository'
import type { SlotDecided } from './decide-slot'
import type { SlotGathered } from './gather-slot'
import { appointmentCreation, findAppointment } from './repository'
import { occupancyWrites, usageWrites } from './write-booking'

/** Minted before the first attempt, so that a repeated attempt is the same booking. */
export const mintBookingIds = (ctx: AppContext) => ({
  appointmentId: appointmentId.parse(ctx.newId()),
  eventId: eventId.parse(ctx.newId()),
  clientId: clientId.parse(ctx.newId()),
})
export type BookingIds = ReturnType<typeof mintBookingIds>

/** With the organization it was decided by, so that nothing has to be read, and can fail, after the commit. */
export type Booked = { appointment: Appointment; organization: Organization }

export type BookingFacts = {
  gathered: SlotGathered
  decided: SlotDecided & { usedHoldId?: string | undefined }
  /** `writes` make the client when they are new. */
  guest: { client: Client; writes: readonly Write[]; contact?: Appointment['contact'] }
  ids: BookingIds
  call: RecordedCall
  start: number
  now: Instant
  actor: Actor
  origin?: AppContext['origin']
  source: Appointment['source']
  seriesId?: Appointment['seriesId']
  isWalkIn?: boolean
  notes: string
  internalNotes?: string
  locale?: Appointment['locale']
}

/** One transaction: agenda, appointment, event, counters, the new client, the caller's key. */
export const bookingDecision = (facts: BookingFacts): Decision<Booked> => {
  const { gathered, decided, guest, ids, call, now, actor, origin } = facts
  const { organization, service, addOns, resource, days, subscription } = gathered
  const appointment = newAppointment({
    id: ids.appointmentId,
    organization,
    professional: decided.professional,
    client: guest.client,
    contact: guest.contact,
    service: effectiveService(service, decided.professional, addOns),
    serviceName: service.name,
    addOns: [...addOns],
    start: fromMinutes(facts.start),
    now,
    actor,
    source: facts.source,
    seriesId: facts.seriesId,
    isWalkIn: facts.isWalkIn ?? false,
    notes: facts.notes,
    internalNotes: facts.internalNotes ?? '',
    locale: facts.locale,
  })
  const event = appointmentEvent('appointment.booked', appointment, {
    id: ids.eventId,
    at: now,
    actor,
    origin,
  })

  return {
    writes: [
      ...call.writes({ eventId: ids.eventId, subjectId: appointment.id }),
      ...occupancyWrites({ organization, days, appointment, event, now, usedHoldId: decided.usedHoldId }),
      ...(resource ? [resourceUnchanged(resource)] : []),
      ...appointmentCreation(appointment),
      ...guest.writes,
      ...usageWrites({
        organization,
        subscription: assertSubscribed(subscription, now),
        now,
        source: facts.source,
        isNewClient: guest.writes.length > 0,
      }),
    ],
    result: { appointment, organization },
  }
}

type Booking = { ids: BookingIds; call: RecordedCall; decide: () => Promise<Decision<Booked>> }

export const commitBooking = (ctx: AppContext, { ids, call, decide }: Booking): Promise<Booked> => {
  const { organizationId } = ctx
  const findBooked = async (id: AppointmentId): Promise<Booked | undefined> => {
    const [appointment, organization] = await Promise.all([
      findAppointment(organizationId, id),
      findOrganization(organizationId),
    ])

    return appointment && organization && { appointment, organization }
  }

  return commitDecision(ctx, {
    decide,
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()
      if (record) return findBooked(appointmentId.parse(record.subjectId))
      const event = await findEvent(organizationId, ids.eventId)

      return event && findBooked(ids.appointmentId)
    },
  })
}
