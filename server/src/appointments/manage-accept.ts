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

const acceptDecision = async (ctx: AppContext, id: AppointmentId, eventId: EventId): Promise<Decision<Appointment>> => {
  const { organizationId, actor } = ctx
  const [, current] = await Promise.all([findWritable(ctx), findAppointment(organizationId, id)])
  if (!current) throw new AppError('LINK_INVALID', 'This link does not work')
  const { movedBySalonAt, ...rest } = current
  if (movedBySalonAt === undefined) return { writes: [], result: current }

  const now = instantOf(ctx.clock.now())
  const accepted = { ...rest, updatedAt: now, version: current.version + 1 }
  const event = appointmentEvent('appointment.move-accepted', accepted, { id: eventId, at: now, actor })

  return { writes: [eventCreation(event), ...appointmentReplacement(current, accepted)], result: accepted }
}

/** The client agrees to where the salon has moved it: from then on it is theirs like any other. Twice is once. */
export const manageAccept = async (request: RequestContext, { token }: { token: string }): Promise<OwnAppointment> => {
  const { ctx, appointment, visit } = await openLink(request, token)
  // Of a visit all that was moved; one after the other, so that asking again goes on where it stopped.
  for (const { id, movedBySalonAt } of visit?.appointments ?? [appointment]) {
    if (movedBySalonAt === undefined) continue
    await commitAppointmentChange(ctx, { id, decide: (eventId) => acceptDecision(ctx, id, eventId) })
  }
  const opened = await openLink(request, token)

  return shown(opened, opened.appointment)
}
