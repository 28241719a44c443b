import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { figuresOf } from '@reservaplus/shared/clients/figures'
import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { findAllOfClient, findAppointment } from '../appointments/repository'
import type { ClientState } from './state-entity'

/** Longer than an index has ever been behind its table; after that what it lists is taken as it is. */
const recentMinutes = 10
const mostRecent = 50

/** What has changed lately, this one now. */
export const recentWith = (
  { recent }: Pick<ClientState, 'recent'>,
  { appointmentId, now }: { appointmentId: AppointmentId | undefined; now: Instant },
): ClientState['recent'] => {
  const since = addMinutes(now, -recentMinutes)
  const others = recent.filter(({ id, at }) => at > since && id !== appointmentId)

  return [...others, ...(appointmentId === undefined ? [] : [{ id: appointmentId, at: now }])].slice(-mostRecent)
}

/**
 * All appointments of a client, added up. The index lists them; what has changed lately is read from the table itself, for
 * the index may show it as it was, or not yet.
 */
export const gatherFigures = async (
  organizationId: OrganizationId,
  clientId: ClientId,
  recent: ClientState['recent'],
) => {
  const [listed, fresh] = await Promise.all([
    findAllOfClient(organizationId, clientId),
    Promise.all(recent.map(({ id }) => findAppointment(organizationId, id))),
  ])
  const isFresh = new Set(recent.map(({ id }) => id))
  const own = fresh.filter((each): each is Appointment => each?.clientId === clientId)

  return figuresOf([...listed.filter(({ id }) => !isFresh.has(id)), ...own])
}
