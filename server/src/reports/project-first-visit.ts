import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { dateOf, isVisit } from '@reservaplus/shared/reports/day-figures'
import type { Clock } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { pause } from '../db/retry'
import type { FirstVisit } from './first-visit-entity'
import { findFirstVisit, oldestAppointments, putFirstVisit } from './first-visit-repository'

const attempts = 8

const visitOf = (clientId: ClientId, appointment: Appointment | undefined): FirstVisit | undefined =>
  appointment && appointment.clientId === clientId && isVisit(appointment.status)
    ? { appointmentId: appointment.id, start: appointment.start, date: dateOf(appointment) }
    : undefined

const order = ({ start, appointmentId }: FirstVisit) => `${start}#${appointmentId}`

const earlier = (a: FirstVisit | undefined, b: FirstVisit | undefined) =>
  a && b ? (order(a) < order(b) ? a : b) : (a ?? b)

/** The index proposes, the table decides: what it lists late or no longer is settled by that appointment's own event. */
const searchFirst = async (organizationId: OrganizationId, clientId: ClientId, except: AppointmentId | undefined) => {
  for await (const listed of oldestAppointments(organizationId, clientId)) {
    if (listed.id === except || !isVisit(listed.status)) continue
    const visit = visitOf(clientId, await findAppointment(organizationId, listed.id))
    if (visit) return visit
  }

  return undefined
}

/**
 * Which visit of a client is the first of all, after the given appointment of theirs has changed; without one, anew.
 * Always writes: whoever computed on older data finds another version and begins again.
 */
export const projectFirstVisit = async (
  clock: Clock,
  {
    organizationId,
    clientId,
    appointmentId,
  }: { organizationId: OrganizationId; clientId: ClientId; appointmentId?: AppointmentId },
): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await findFirstVisit(organizationId, clientId)
    const changed = appointmentId && visitOf(clientId, await findAppointment(organizationId, appointmentId))
    const isOfOther =
      stored.visit !== undefined && appointmentId !== undefined && stored.visit.appointmentId !== appointmentId
    const others = isOfOther ? stored.visit : await searchFirst(organizationId, clientId, appointmentId)
    const { visit: _, ...rest } = stored
    const visit = earlier(changed, others)
    if (await putFirstVisit({ ...rest, ...(visit && { visit }) })) return
    await pause(clock, attempt)
  }

  throw new AppError('BUSY', 'A client’s visits change faster than they can be looked through')
}
