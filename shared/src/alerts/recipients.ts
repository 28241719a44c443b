import type { DomainEvent } from '../events/schema'
import { appointmentId } from '../ids/schema'
import { type Permission, scopeOf } from '../permissions/can'
import type { User } from '../users/schema'
import { allPreferences } from './preferences'
import type { AlertFacts, AlertReach } from './schema'

type Member = Pick<User, 'id' | 'role' | 'isActive' | 'professionalId' | 'alerts'>
export type Recipient = { member: Member; reach: Exclude<AlertReach, 'off'> }
type Told = {
  facts: AlertFacts
  /** It concerns these professionals themselves, whoever did it. */
  professionals: readonly string[]
  /** Who may do this with everybody's is told of what came from outside. */
  permission: Permission
  isFromOutside: boolean
}

const kindOfAppointmentEvent = {
  'appointment.booked': 'booked',
  'appointment.rescheduled': 'moved',
  'appointment.cancelled': 'cancelled',
  'appointment.client-confirmed': 'confirmed',
} as const

type AppointmentEvent = Extract<DomainEvent, { type: keyof typeof kindOfAppointmentEvent }>

const isOfAppointment = (event: DomainEvent): event is AppointmentEvent =>
  Object.hasOwn(kindOfAppointmentEvent, event.type)

const ofAppointment = (event: AppointmentEvent): Told => {
  const { professionalId, serviceId, start, visitId, visitEvents } = event.data
  const isFromOutside = event.actor.kind === 'client' || event.actor.kind === 'integration'

  return {
    facts: {
      kind: kindOfAppointmentEvent[event.type],
      at: event.at,
      appointmentId: event.subject.id,
      start,
      professionalId,
      serviceId,
    },
    professionals:
      event.type === 'appointment.rescheduled' ? [professionalId, event.data.previousProfessionalId] : [professionalId],
    permission: 'appointments:update',
    // One line of a visit speaks for all of it.
    isFromOutside: isFromOutside && (visitId === undefined || visitEvents !== undefined),
  }
}

const toldOf = (event: DomainEvent): Told | undefined => {
  if (isOfAppointment(event)) return ofAppointment(event)
  if (event.type === 'review.changed' && event.version === 1)
    return {
      facts: { kind: 'reviewed', at: event.at, appointmentId: appointmentId.parse(event.subject.id) },
      professionals: [],
      permission: 'reviews:write',
      isFromOutside: true,
    }
  if (event.type === 'payment.approved' && event.data.method === 'mercadopago') {
    const paidFor = event.data.appointmentId

    return {
      facts: { kind: 'paid', at: event.at, ...(paidFor && { appointmentId: paidFor }) },
      professionals: [],
      permission: 'payments:read',
      isFromOutside: true,
    }
  }

  return undefined
}

/**
 * What an event tells, and whom: professionals of what happens to their own appointments, whoever may change everybody's
 * of what clients did. Nobody is told of what they did themselves, or of what came by the hundred.
 */
export const alertsOf = (
  event: DomainEvent,
  team: readonly Member[],
): { facts: AlertFacts; recipients: Recipient[] } | undefined => {
  const told = event.origin === 'live' ? toldOf(event) : undefined
  if (!told) return undefined
  const { facts, professionals, permission, isFromOutside } = told
  const concerns = ({ id, role, isActive, professionalId }: Member) =>
    isActive &&
    id !== event.actor.id &&
    ((professionalId !== undefined && professionals.includes(professionalId)) ||
      (isFromOutside && scopeOf(role, permission) === 'all'))
  const recipients = team.filter(concerns).flatMap((member): Recipient[] => {
    const reach = allPreferences(member.alerts)[facts.kind]

    return reach === 'off' ? [] : [{ member, reach }]
  })

  return recipients.length === 0 ? undefined : { facts, recipients }
}
