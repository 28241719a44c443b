import { clientMayChange, isMovable } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Availability } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import type { AppointmentId, EventId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { findDays } from '../availability/find-days'
import type { Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { findOrganization } from '../organizations/repository'
import { changeStatus } from './change'
import { commitAppointmentChange } from './commit-change'
import { verifyManageToken } from './link-token'
import { toOwnAppointment } from './read-own'
import { appointmentReplacement, findAppointment } from './repository'
import { moveTo } from './reschedule'

type Opened = { ctx: AppContext; appointment: Appointment; organization: Organization }

/** The link opens one appointment until it is over; before and after, for whatever reason, it opens nothing. */
const openLink = async (request: RequestContext, token: string): Promise<Opened> => {
  const { organizationId, appointmentId } = await verifyManageToken(request.config, token)
  const [organization, appointment] = await Promise.all([
    findOrganization(organizationId),
    findAppointment(organizationId, appointmentId),
  ])
  const isOver = !appointment || appointment.end <= instantOf(request.clock.now())
  if (isOver || !organization?.isActive) throw new AppError('LINK_INVALID', 'This link does not work')
  const actor = { kind: 'client', id: appointment.clientId } as const

  return { ctx: { ...request, organizationId, actor }, appointment, organization }
}

const assertInTime = (current: Appointment, { bookingRules }: Organization, now: Instant) => {
  if (!isMovable(current.status)) {
    throw new AppError('INVALID_TRANSITION', `A ${current.status} appointment cannot be changed here`)
  }
  if (!bookingRules.clientCancellation && current.movedBySalonAt === undefined) {
    throw new AppError('FORBIDDEN', 'This organization changes appointments itself')
  }
  if (!clientMayChange(current, bookingRules, now)) {
    throw new AppError('CANCELLATION_WINDOW_CLOSED', 'It is too late to change this appointment here')
  }
}

const shown = ({ ctx, organization }: Opened, appointment: Appointment) =>
  toOwnAppointment(appointment, organization, instantOf(ctx.clock.now()))

export const manageGet = async (request: RequestContext, { token }: { token: string }): Promise<OwnAppointment> => {
  const opened = await openLink(request, token)

  return shown(opened, opened.appointment)
}

type DaysInput = { token: string; professionalId?: ProfessionalId | 'any' | undefined; from: LocalDate; to: LocalDate }

/** Where it could be moved to; its own time does not stand in its way. */
export const manageDays = async (request: RequestContext, { token, ...input }: DaysInput): Promise<Availability> => {
  const { ctx, appointment } = await openLink(request, token)
  const { serviceId, id } = appointment
  const professionalId = input.professionalId ?? appointment.professionalId

  return findDays(ctx, {
    ...input,
    serviceId,
    professionalId,
    audience: 'client',
    ignoreIds: [id],
    moving: appointment,
  })
}

type RescheduleOwnInput = {
  token: string
  start: string
  professionalId?: ProfessionalId | undefined
  idempotencyKey?: string | undefined
}

export const manageReschedule = async (
  request: RequestContext,
  { token, ...input }: RescheduleOwnInput,
): Promise<OwnAppointment> => {
  const opened = await openLink(request, token)
  const { id } = opened.appointment

  return shown(opened, await moveTo(opened.ctx, { ...input, id, audience: 'client', check: assertInTime }))
}

export const manageCancel = async (
  request: RequestContext,
  { token, reason }: { token: string; reason: string },
): Promise<OwnAppointment> => {
  const opened = await openLink(request, token)
  const { id, status, cancelledBy } = opened.appointment
  // The answer to a cancellation may get lost, and the page asks again: it is cancelled, as the client wished.
  if (status === 'cancelled' && cancelledBy?.kind === 'client') return shown(opened, opened.appointment)

  return shown(opened, await changeStatus(opened.ctx, { id, to: 'cancelled', reason, check: assertInTime }))
}

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
  const opened = await openLink(request, token)
  const { id } = opened.appointment
  const decide = (eventId: EventId) => acceptDecision(opened.ctx, id, eventId)

  return shown(opened, await commitAppointmentChange(opened.ctx, { id, decide }))
}
