import { newAppointment } from '@reservaplus/shared/appointments/create'
import { overriddenIn } from '@reservaplus/shared/appointments/overridden'
import type { Actor, Appointment } from '@reservaplus/shared/appointments/schema'
import { effectiveService } from '@reservaplus/shared/availability/effective'
import type { Client } from '@reservaplus/shared/clients/schema'
import { appointmentEvent, type VisitFacts } from '@reservaplus/shared/events/appointment-event'
import { type AppointmentId, appointmentId, clientId, type EventId, eventId } from '@reservaplus/shared/ids/schema'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { clientStands } from '../clients/find-standing'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { assertSubscribed } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { resourceUnchanged } from '../resources/repository'
import type { SlotDecided } from './decide-slot'
import type { CommonGathered, LineGathered } from './gather-lines'
import type { SlotGathered } from './gather-slot'
import { appointmentCreation, findAppointment } from './repository'
import { type ChangedLine, occupancyOfLines, usageWrites } from './write-booking'

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
  guest: {
    client: Client
    writes: readonly Write[]
    contact?: Appointment['contact']
    isUnproven?: boolean | undefined
  }
  ids: BookingIds
  call: RecordedCall
  start: number
  now: Instant
  actor: Actor
  origin?: AppContext['origin']
  source: Appointment['source']
  seriesId?: Appointment['seriesId']
  isWalkIn?: boolean
  /** Another than the catalogue's. */
  price?: Money | undefined
  notes: string
  internalNotes?: string
  locale?: Appointment['locale']
}

type Guest = BookingFacts['guest']

/** One service of a booking, decided: who does it, for whom, from when. */
export type BookedLine = {
  gathered: LineGathered
  professional: Professional
  guest: Guest
  ids: { appointmentId: AppointmentId; eventId: EventId }
  /** Epoch minutes. */
  start: number
  visit?: VisitFacts | undefined
  outsideHours?: true | undefined
}

export type LinesFacts = Omit<BookingFacts, 'gathered' | 'decided' | 'guest' | 'ids' | 'call' | 'start'> & {
  gathered: CommonGathered
  lines: readonly BookedLine[]
  usedHoldId?: string | undefined
}

/** The service by this professional, at the price and in the time that somebody agreed on where they did. */
const agreedOn = ({ service, addOns, timeWith }: LineGathered, professional: Professional, price?: Money) => {
  const usual = effectiveService(service, professional, addOns)
  const { durationMinutes, segments } = timeWith(professional)
  const agreed = { ...usual, durationMinutes, segments, price: price ?? usual.price }

  return { service: agreed, overridden: overriddenIn(agreed, usual) }
}

const newLine = (
  { gathered, professional, guest, ids, start, visit, outsideHours }: BookedLine,
  facts: LinesFacts,
): ChangedLine => {
  const { now, actor, origin } = facts
  const { service, addOns } = gathered
  const appointment = newAppointment({
    id: ids.appointmentId,
    organization: facts.gathered.organization,
    professional,
    client: guest.client,
    contact: guest.contact,
    isUnproven: guest.isUnproven,
    ...agreedOn(gathered, professional, facts.price),
    serviceName: service.name,
    addOns: [...addOns],
    visitId: visit?.visitId,
    start: fromMinutes(start),
    now,
    actor,
    source: facts.source,
    seriesId: facts.seriesId,
    isWalkIn: facts.isWalkIn ?? false,
    hasAcceptedOutsideHours: outsideHours,
    notes: facts.notes,
    internalNotes: facts.internalNotes ?? '',
    locale: facts.locale,
  })

  return {
    appointment,
    event: appointmentEvent('appointment.booked', appointment, { id: ids.eventId, at: now, actor, origin, visit }),
  }
}

/** Each once, however many lines name them. */
const distinctBy = <Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [idOf(item), item])).values(),
]

/** Of one transaction: agenda, appointments, events, counters, the new clients; those there are still stand. */
export const bookingWrites = (facts: LinesFacts): { writes: Write[]; appointments: Appointment[] } => {
  const { gathered, lines, now, source, usedHoldId } = facts
  const { organization, days, subscription } = gathered
  const made = lines.map((line) => newLine(line, facts))
  const resources = distinctBy(
    lines.flatMap((line) => line.gathered.resource ?? []),
    ({ id }) => id,
  )
  const guests = distinctBy(
    lines.map(({ guest }) => guest),
    ({ client }) => client.id,
  )
  const newGuests = guests.filter(({ writes }) => writes.length > 0)
  const knownGuests = guests.filter(({ writes }) => writes.length === 0)

  return {
    writes: [
      ...occupancyOfLines({ organization, days, lines: made, now, usedHoldId }),
      ...resources.map(resourceUnchanged),
      ...made.flatMap(({ appointment }) => appointmentCreation(appointment)),
      ...newGuests.flatMap(({ writes }) => writes),
      ...knownGuests.map(({ client }) => clientStands(organization.id, client.id)),
      ...usageWrites({
        organization,
        subscription: assertSubscribed(subscription, now),
        now,
        source,
        appointments: made.length,
        clients: newGuests.length,
      }),
    ],
    appointments: made.map(({ appointment }) => appointment),
  }
}

/** A single appointment is a booking of one line; with the caller's key. */
export const bookingDecision = ({
  gathered,
  decided,
  guest,
  ids,
  call,
  start,
  ...facts
}: BookingFacts): Decision<Booked> => {
  const { writes, appointments } = bookingWrites({
    ...facts,
    gathered,
    lines: [{ gathered, professional: decided.professional, guest, ids, start, outsideHours: decided.outsideHours }],
    usedHoldId: decided.usedHoldId,
  })
  const [appointment] = appointments
  if (!appointment) throw new Error('A line that was booked has no appointment')

  return {
    writes: [...call.writes({ eventId: ids.eventId, subjectId: appointment.id }), ...writes],
    result: { appointment, organization: gathered.organization },
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
