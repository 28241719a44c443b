import { clientMayChange, isMovable, occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Availability } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { findDays } from '../availability/find-days'
import { findOrganization } from '../organizations/repository'
import { cancelLines } from '../visits/change'
import { openVisit } from '../visits/commit-change'
import { findVisitDays } from '../visits/find-days'
import type { VisitFound } from '../visits/repository'
import { linesThatMove, movableLines, moveLines } from '../visits/reschedule'
import { changeStatus } from './change'
import { verifyManageToken } from './link-token'
import { toOwnAppointment, toOwnLine } from './read-own'
import { findAppointment } from './repository'
import { moveTo } from './reschedule'

type Opened = {
  ctx: AppContext
  appointment: Appointment
  organization: Organization
  /** All that the client has in the visit, where it is one of several. */
  visit?: VisitFound | undefined
}

const linkInvalid = () => new AppError('LINK_INVALID', 'This link does not work')

/** What the client has in the same visit; nothing where that is only this one. */
const findOwnVisit = async (ctx: AppContext, { visitId, clientId }: Appointment) => {
  if (visitId === undefined) return undefined
  const visit = await openVisit(ctx, visitId, clientId)

  return visit.appointments.length > 1 ? visit : undefined
}

/** The link opens one appointment, or a client's part of a visit, until it is over; later it opens nothing. */
export const openLink = async (request: RequestContext, token: string): Promise<Opened> => {
  const { organizationId, appointmentId } = await verifyManageToken(request.config, token)
  const [organization, found] = await Promise.all([
    findOrganization(organizationId),
    findAppointment(organizationId, appointmentId),
  ])
  if (!found || !organization?.isActive) throw linkInvalid()
  const ctx = { ...request, organizationId, actor: { kind: 'client', id: found.clientId } as const }
  const visit = await findOwnVisit(ctx, found)
  const now = instantOf(request.clock.now())
  const ahead = (visit?.appointments ?? [found]).filter(({ end }) => end > now)
  const appointment = ahead.find(({ id }) => id === appointmentId) ?? ahead[0]
  if (!appointment) throw linkInvalid()

  return { ctx, appointment, organization, visit }
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

/** When the salon moved one of them, the client did not choose how the visit is now: that frees all of it. */
const withMove = ({ appointment, visit }: Opened) => {
  const movedBySalonAt = (visit?.appointments ?? [appointment]).find((each) => each.movedBySalonAt)?.movedBySalonAt

  return (each: Appointment): Appointment => (movedBySalonAt ? { ...each, movedBySalonAt } : each)
}

const inTime = (opened: Opened) => {
  const asMoved = withMove(opened)

  return (current: Appointment, organization: Organization, now: Instant) =>
    assertInTime(asMoved(current), organization, now)
}

export const shown = (opened: Opened, appointment: Appointment): OwnAppointment => {
  const { ctx, organization, visit } = opened
  const now = instantOf(ctx.clock.now())
  const own = toOwnAppointment(appointment, organization, now)
  if (!visit) return own
  const standing = visit.appointments.filter(({ status }) => occupies(status)).map(withMove(opened))

  return {
    ...own,
    ...(standing.some(({ movedBySalonAt }) => movedBySalonAt) && { movedBySalon: true }),
    canBeChanged:
      standing.length > 0 && standing.every((each) => clientMayChange(each, organization.bookingRules, now)),
    visit: {
      id: visit.visit.id,
      appointments: visit.appointments.map((each) => toOwnLine(each.id === appointment.id ? appointment : each)),
    },
  }
}

/** After a change of the whole visit. */
const shownAfter = (opened: Opened, visit: VisitFound): OwnAppointment =>
  shown({ ...opened, visit }, visit.appointments.find(({ id }) => id === opened.appointment.id) ?? opened.appointment)

export const manageGet = async (request: RequestContext, { token }: { token: string }): Promise<OwnAppointment> => {
  const opened = await openLink(request, token)

  return shown(opened, opened.appointment)
}

type DaysInput = { token: string; professionalId?: ProfessionalId | 'any' | undefined; from: LocalDate; to: LocalDate }

/** A visit stays with those who do it, or goes to whoever is free. */
const professionalsOf = ({ professionalId }: { professionalId?: unknown }) =>
  professionalId === undefined ? ('same' as const) : ('any' as const)

/** Where it could be moved to; its own time does not stand in its way. */
export const manageDays = async (request: RequestContext, { token, ...input }: DaysInput): Promise<Availability> => {
  const { ctx, appointment, visit } = await openLink(request, token)
  if (visit) {
    const { from, to } = input
    const standing = movableLines(visit.appointments)
    const lines = linesThatMove(ctx, standing, professionalsOf(input))
    const { gapMinutes } = visit.visit
    const ignoreIds = standing.map(({ id }) => id)

    return findVisitDays(ctx, { lines, gapMinutes, from, to, audience: 'client', ignoreIds })
  }
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
  const { ctx, appointment, visit } = opened
  const { id, clientId: only } = appointment
  if (visit) {
    const { start, idempotencyKey } = input
    const asked = { start, idempotencyKey, professionals: professionalsOf(input) }
    const move = { ...asked, id: visit.visit.id, only, audience: 'client' as const, check: inTime(opened) }

    return shownAfter(opened, await moveLines(ctx, move))
  }

  return shown(opened, await moveTo(opened.ctx, { ...input, id, audience: 'client', check: inTime(opened) }))
}

const isCancelledByClient = ({ status, cancelledBy }: Appointment) =>
  status === 'cancelled' && cancelledBy?.kind === 'client'

type CancelOwnInput = { token: string; reason: string; appointmentId?: AppointmentId | undefined }

/** The answer to a cancellation may get lost, and the page asks again: it is cancelled, as the client wished. */
export const manageCancel = async (
  request: RequestContext,
  { token, reason, appointmentId }: CancelOwnInput,
): Promise<OwnAppointment> => {
  const opened = await openLink(request, token)
  const { ctx, visit } = opened
  if (visit && appointmentId === undefined) {
    if (visit.appointments.every(isCancelledByClient)) return shown(opened, opened.appointment)
    const { id } = visit.visit
    const only = opened.appointment.clientId

    return shownAfter(opened, await cancelLines(ctx, { id, only, reason, check: inTime(opened) }))
  }
  const current = appointmentId
    ? (visit?.appointments ?? [opened.appointment]).find(({ id }) => id === appointmentId)
    : opened.appointment
  if (!current) throw new AppError('NOT_FOUND', 'There is no such appointment')
  if (isCancelledByClient(current)) return shown(opened, current)
  const { id } = current

  return shown(opened, await changeStatus(ctx, { id, to: 'cancelled', reason, check: inTime(opened) }))
}
