import type { EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId, clientId } from '@reservaplus/shared/ids/schema'
import { findAppointment } from '../appointments/repository'
import { findEvent } from '../events/repository'
import type { ClientChange } from './project-client'

/** Whom an event is about: its subject, or whoever the appointment was and is for. */
export const findChangedClients = async ({ id, organizationId, subject }: EventNotice): Promise<ClientChange[]> => {
  if (subject.kind === 'client') return [{ organizationId, clientId: clientId.parse(subject.id) }]
  const appointment = appointmentId.parse(subject.id)
  const [event, now] = await Promise.all([findEvent(organizationId, id), findAppointment(organizationId, appointment)])
  const told = event && 'clientId' in event.data ? [event.data.clientId ?? []].flat() : []
  const before = event && 'previousClientId' in event.data ? [event.data.previousClientId ?? []].flat() : []
  const clients = new Set([...told, ...before, ...(now ? [now.clientId] : [])])

  return [...clients].map((each) => ({ organizationId, clientId: each, appointmentId: appointment }))
}
