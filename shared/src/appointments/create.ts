import type { EffectiveService } from '../availability/effective'
import type { AppointmentId, ClientId, OrganizationId, ProfessionalId, VisitId } from '../ids/schema'
import type { Organization } from '../organizations/schema'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { toLocal } from '../time/zone'
import type { Actor, Appointment } from './schema'

type NewAppointment = {
  id: AppointmentId
  organization: { id: OrganizationId } & Pick<Organization, 'timeZone' | 'bookingRules'>
  professional: { id: ProfessionalId; name: string }
  client: { id: ClientId; firstName: string; lastName: string }
  /** What a guest typed, where it is not what is known of the client. */
  contact?: Appointment['contact']
  isUnproven?: boolean | undefined
  /** As this professional does it. */
  service: EffectiveService
  serviceName: string
  /** Already in the time and the price of `service`. */
  addOns?: Appointment['addOns']
  visitId?: VisitId | undefined
  start: Instant
  now: Instant
  actor: Actor
  source: Appointment['source']
  seriesId?: Appointment['seriesId']
  isWalkIn?: boolean
  /** What of price and time somebody agreed on. */
  overridden?: Appointment['overridden']
  hasAcceptedOverlap?: boolean
  hasAcceptedOutsideHours?: true | undefined
  notes?: string
  internalNotes?: string
  /** What the client read while booking. */
  locale?: Appointment['locale']
}

/** What the desk books is agreed already; what comes from outside waits where the organization wants to confirm. */
const firstStatus = ({ organization, source }: NewAppointment): Appointment['status'] =>
  organization.bookingRules.requiresConfirmation && source !== 'staff' ? 'pending' : 'confirmed'

export const newAppointment = (input: NewAppointment): Appointment => {
  const { organization, professional, client, service, start, now } = input
  const { timeZone } = organization

  return {
    id: input.id,
    organizationId: organization.id,
    professionalId: professional.id,
    clientId: client.id,
    serviceId: service.id,
    ...(service.resourceId === undefined ? {} : { resourceId: service.resourceId }),
    ...(input.visitId === undefined ? {} : { visitId: input.visitId }),
    start,
    end: addMinutes(start, service.durationMinutes),
    localStart: toLocal(start, timeZone),
    timeZone,
    status: firstStatus(input),
    serviceName: input.serviceName,
    professionalName: professional.name,
    clientName: `${client.firstName} ${client.lastName}`.trim(),
    ...(input.contact === undefined ? {} : { contact: input.contact }),
    ...(input.isUnproven && { isUnproven: true }),
    durationMinutes: service.durationMinutes,
    segments: [...service.segments],
    ...(input.addOns && input.addOns.length > 0 ? { addOns: input.addOns } : {}),
    bufferBeforeMinutes: service.before,
    bufferAfterMinutes: service.after,
    price: service.price,
    source: input.source,
    ...(input.seriesId === undefined ? {} : { seriesId: input.seriesId }),
    isWalkIn: input.isWalkIn ?? false,
    ...(input.overridden && { overridden: input.overridden }),
    hasAcceptedOverlap: input.hasAcceptedOverlap ?? false,
    ...(input.hasAcceptedOutsideHours && { hasAcceptedOutsideHours: true }),
    notes: input.notes ?? '',
    internalNotes: input.internalNotes ?? '',
    ...(input.locale === undefined ? {} : { locale: input.locale }),
    createdBy: input.actor,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}
