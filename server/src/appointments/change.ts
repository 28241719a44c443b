import { deskMayCancel, transition } from '@reservaplus/shared/appointments/lifecycle'
import type {
  Appointment,
  AppointmentStatus,
  CancelInput,
  TransitionInput,
} from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent, statusEvents } from '@reservaplus/shared/events/appointment-event'
import type { AppointmentId, EventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import type { AppContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { assertOwn } from '../users/check-scope'
import { assertVersion, changeDecision, commitAppointmentChange } from './commit-change'
import { confirmClient } from './confirm-client'
import { findAppointment } from './repository'

export type StatusChange = {
  id: AppointmentId
  to: AppointmentStatus
  version?: number | undefined
  reason?: string
  idempotencyKey?: string | undefined
  /** Asked on the appointment as it was just read, before anything is decided. */
  check?: (current: Appointment, organization: Organization, now: Instant) => void
}

type Attempt = { change: StatusChange; eventId: EventId; call: RecordedCall }

const decide = async (ctx: AppContext, { change, eventId, call }: Attempt): Promise<Decision<Appointment>> => {
  const { organizationId, actor } = ctx
  const now = instantOf(ctx.clock.now())
  const [organization, found] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findAppointment(organizationId, change.id),
  ])
  const current = assertOwn(ctx, 'appointments:update', found)
  assertWritable(organization)
  assertVersion(current, change.version)
  change.check?.(current, organization, now)
  const { to, reason = '' } = change
  const { bookingRules: rules } = organization
  const changed = confirmClient(ctx, transition(current, to, { now, actor, reason, rules }))
  const days = await findAgendaDays(organizationId, daysOfStay(current))
  const event = appointmentEvent(statusEvents[to], changed, { id: eventId, at: now, actor, origin: ctx.origin })

  return changeDecision({ organization, days, current, changed, event, now }, call)
}

/** What a status no longer occupies is free with the same transaction. */
export const changeStatus = (ctx: AppContext, change: StatusChange): Promise<Appointment> => {
  const { check: _check, ...body } = change
  const call = recordCall(ctx, 'appointments.changeStatus', body)

  return commitAppointmentChange(ctx, {
    id: change.id,
    call,
    decide: (eventId) => decide(ctx, { change, eventId, call }),
  })
}

export const assertDeskInTime =
  (ctx: AppContext) =>
  (current: Appointment, { bookingRules }: Organization, now: Instant): void => {
    if (!may(ctx, 'appointments:late-cancel') && !deskMayCancel(current, bookingRules, now)) {
      throw new AppError('CANCELLATION_WINDOW_CLOSED', 'It is too late to cancel this appointment')
    }
  }

/** As the desk may: a late cancellation is for those who may cancel late. */
export const changeStatusByDesk = (ctx: AppContext, change: Omit<StatusChange, 'check'>): Promise<Appointment> =>
  changeStatus(ctx, change.to === 'cancelled' ? { ...change, check: assertDeskInTime(ctx) } : change)

export const cancel = (ctx: AppContext, { id, reason, version }: CancelInput): Promise<Appointment> =>
  changeStatusByDesk(ctx, { id, to: 'cancelled', reason, version })

const becoming =
  (to: AppointmentStatus) =>
  (ctx: AppContext, { id, version, reason = '' }: TransitionInput): Promise<Appointment> =>
    changeStatusByDesk(ctx, { id, to, version, reason })

export const confirm = becoming('confirmed')
export const checkIn = becoming('checked_in')
export const start = becoming('in_progress')
export const complete = becoming('completed')
export const noShow = becoming('no_show')
