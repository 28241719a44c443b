import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { appointment } from '@reservaplus/shared/appointments/schema'
import { noFigures } from '@reservaplus/shared/clients/figures'
import { type Client, client as clientSchema } from '@reservaplus/shared/clients/schema'
import { type DomainEvent, domainEvent } from '@reservaplus/shared/events/schema'
import { organizationId, professionalId } from '@reservaplus/shared/ids/schema'
import { addMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'

import type { Evidence } from '../checks/violation'
import type { Snapshot } from '../snapshot'
import type { Verdict } from '../verdicts'

export const idOf = (name: string) => `${name}-`.padEnd(24, '0')
const organization = organizationId.parse(idOf('organization'))
export const antonia = professionalId.parse(idOf('antonia'))
export const diego = professionalId.parse(idOf('diego'))
export const chair = idOf('chair')
const client = idOf('client')
const at = '2026-11-23T14:00:00Z'

export const person = (name: string, email: string): Client =>
  clientSchema.parse({
    id: idOf(name),
    organizationId: idOf('organization'),
    kind: 'guest',
    firstName: 'Emilia',
    lastName: '',
    email,
    tags: [],
    preferences: { byEmail: true, bySms: false },
    notes: '',
    bookingRule: 'open',
    isActive: true,
    figures: noFigures,
    version: 1,
    figuresVersion: 0,
    createdAt: '2026-11-23T14:00:00Z',
  })

type Facts = {
  name: string
  start: string
  who?: string
  minutes?: number
  segments?: Appointment['segments']
  before?: number
  after?: number
  usesChair?: boolean
  status?: Appointment['status']
}

/** As it is stored after its booking, at version 1, by the operation that bears its name. */
export const booked = (facts: Facts): Appointment => {
  const { name, who = antonia, minutes = 30, segments = [], before = 0, after = 0, status = 'confirmed' } = facts

  return appointment.parse({
    id: idOf(name),
    organizationId: organization,
    professionalId: who,
    clientId: client,
    serviceId: idOf('service'),
    ...(facts.usesChair ? { resourceId: chair } : {}),
    start: facts.start,
    end: addMinutes(instant.parse(facts.start), minutes),
    localStart: '2026-11-24T18:00',
    timeZone: 'America/Santiago',
    status,
    serviceName: 'Corte',
    professionalName: 'Antonia',
    clientName: 'Emilia Soto',
    durationMinutes: minutes,
    segments,
    bufferBeforeMinutes: before,
    bufferAfterMinutes: after,
    price: { amount: 1, currency: 'CLP' },
    source: 'staff',
    isWalkIn: false,
    hasAcceptedOverlap: false,
    notes: name,
    internalNotes: '',
    createdBy: { kind: 'staff', id: name },
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
}

export const eventOf = (
  { id, version, professionalId: who, clientId, serviceId, start, end, status }: Appointment,
  overrides: { type?: DomainEvent['type']; version?: number; id?: string; actorId?: string } = {},
): DomainEvent =>
  domainEvent.parse({
    id: overrides.id ?? idOf(`event-${id.slice(0, 8)}-${overrides.version ?? version}`),
    organizationId: organization,
    at,
    actor: { kind: 'staff', id: overrides.actorId ?? 'somebody' },
    version: overrides.version ?? version,
    origin: 'live',
    type: overrides.type ?? 'appointment.booked',
    subject: { kind: 'appointment', id },
    data: {
      professionalId: who,
      clientId,
      serviceId,
      start,
      end,
      status,
      ...(overrides.type === 'appointment.rescheduled' ? { previousStart: start, previousProfessionalId: who } : {}),
    },
  })

/** One entry a professional, all of the service as work, in the days that it touches. */
export const entryOf = ({ id, start, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes }: Appointment) => ({
  kind: 'appointment' as const,
  id: id as string,
  start: toMinutes(start),
  end: toMinutes(start) + durationMinutes,
  before: bufferBeforeMinutes,
  after: bufferAfterMinutes,
  overlapAccepted: false,
})

const daysOf = (each: Appointment): Snapshot['agenda'] =>
  [each.professionalId as string, ...(each.resourceId === undefined ? [] : [each.resourceId as string])].map(
    (resourceId) => ({ resourceId, day: each.start.slice(0, 10), entries: [entryOf(each)], version: 1 }),
  )

export const doneBy = (each: Appointment): Verdict => ({
  op: each.notes,
  call: 'create',
  input: { start: each.start },
  answers: [
    {
      appointmentId: each.id,
      start: each.start,
      professionalId: each.professionalId,
      status: each.status,
      version: each.version,
    },
  ],
  made: [],
  isRepeated: false,
  state: 'done',
})

/** Everything as it should be after these bookings, none of which lies across midnight. */
export const soundEvidence = (appointments: readonly Appointment[]): Evidence => ({
  place: {
    organizationId: organization,
    slug: 'x',
    professionalIds: [antonia, diego],
    serviceIds: [],
    chairId: chair,
    quantities: { [chair]: 2 },
    offers: [],
  },
  nowSeconds: Date.parse(at) / 1000,
  verdicts: appointments.map(doneBy),
  snapshot: {
    appointments: [...appointments],
    references: appointments.map(({ id, start }) => ({ id, start })),
    agenda: appointments.filter(({ status }) => status !== 'cancelled').flatMap(daysOf),
    events: appointments.map((each) => eventOf(each)),
    clients: [person('client', 'emilia@prueba.example')],
    clientMails: [{ mail: 'emilia@prueba.example', holderId: client }],
    counted: appointments.length,
    countedClients: 1,
    visits: [],
    series: [],
    waitlist: [],
    runningOperations: [],
  },
})
