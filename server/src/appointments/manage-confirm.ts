import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import type { AppointmentId, EventId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { commitAppointmentChange } from './commit-change'
import { openLink, shown } from './manage'
import { appointmentReplacement, findAppointment } from './repository'

const confirmDecision = async (
  ctx: AppContext,
  id: AppointmentId,
  eventId: EventId,
): Promise<Decision<Appointment>> => {
  const { organizationId, actor } = ctx
  const [, current] = await Promise.all([findWritable(ctx), findAppointment(organizationId, id)])
  if (!current) throw new AppError('LINK_INVALID', 'This link does not work')
  const now = instantOf(ctx.clock.now())
  if (current.clientConfirmedAt !== undefined || !isMovable(current.status)) return { writes: [], result: current }
  // Whoever comes agrees to where the salon has moved it.
  const { movedBySalonAt: _agreed, ...rest } = current
  const confirmed = { ...rest, clientConfirmedAt: now, updatedAt: now, version: current.version + 1 }
  const event = appointmentEvent('appointment.client-confirmed', confirmed, { id: eventId, at: now, actor })

  return { writes: [eventCreation(event), ...appointmentReplacement(current, confirmed)], result: confirmed }
}

/**
 * The client says that they come: to all that they have there that day. What waits for the salon's own word goes on waiting
 * for it. Twice is once.
 */
export const confirmByClient = async (
  ctx: AppContext,
  appointment: Appointment,
  lines: readonly Appointment[],
): Promise<void> => {
  if (!isMovable(appointment.status)) {
    throw new AppError('INVALID_TRANSITION', `A ${appointment.status} appointment cannot be confirmed here`)
  }
  const day = appointment.localStart.slice(0, 10)
  const now = instantOf(ctx.clock.now())
  // One after the other, so that asking again goes on where it stopped.
  for (const { id, localStart, start, status, clientConfirmedAt } of lines) {
    if (!localStart.startsWith(day) || !isMovable(status) || clientConfirmedAt !== undefined || start <= now) continue
    await commitAppointmentChange(ctx, { id, decide: (eventId) => confirmDecision(ctx, id, eventId) })
  }
}

export const manageConfirm = async (request: RequestContext, { token }: { token: string }): Promise<OwnAppointment> => {
  const { ctx, appointment, visit } = await openLink(request, token)
  await confirmByClient(ctx, appointment, visit?.appointments ?? [appointment])
  const opened = await openLink(request, token)

  return shown(opened, opened.appointment)
}
