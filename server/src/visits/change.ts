import { canBecome, transition } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent, statusEvents } from '@reservaplus/shared/events/appointment-event'
import type { ClientId, EventId, VisitId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { CancelVisitInput, VisitWithLines } from '@reservaplus/shared/visits/schema'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { assertDeskInTime } from '../appointments/change'
import { confirmClient } from '../appointments/confirm-client'
import { distinctKeys } from '../appointments/gather-lines'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { commitVisitChange, openVisit, visitChange } from './commit-change'
import { toVisitWithLines } from './read'
import type { VisitFound } from './repository'

export type VisitStatusChange = {
  id: VisitId
  to: Extract<AppointmentStatus, 'cancelled' | 'confirmed'>
  reason?: string
  /** Only the lines of this client. */
  only?: ClientId | undefined
  /** Asked on each line as it was just read. */
  check?: (current: Appointment, organization: Organization, now: Instant) => void
}

type Attempt = { change: VisitStatusChange; eventIds: readonly EventId[]; call: RecordedCall }

const decide = async (ctx: AppContext, attempt: Attempt): Promise<Decision<VisitFound>> => {
  const { change, eventIds, call } = attempt
  const { to, reason = '' } = change
  const { actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const [organization, found] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    openVisit(ctx, change.id, change.only),
  ])
  assertWritable(organization)
  const standing = found.appointments.filter((each) => canBecome(each, to, now))
  if (standing.length === 0) throw new AppError('INVALID_TRANSITION', `Nothing of this visit can become ${to}`)
  for (const line of standing) change.check?.(line, organization, now)
  const { bookingRules: rules } = organization
  const changes = standing.map((current) => {
    const changed = confirmClient(ctx, transition(current, to, { now, actor, reason, rules }))
    const tell = (id: EventId, visit: Parameters<typeof appointmentEvent>[2]['visit']) =>
      appointmentEvent(statusEvents[to], changed, { id, at: now, actor, origin, visit })

    return { current, changed, tell }
  })
  const days = await findAgendaDays(ctx.organizationId, distinctKeys(standing.flatMap(daysOfStay)))

  return visitChange({ found, organization, days, changes, eventIds, call, now })
}

/** What can still take the status does, all at once; what is over stays as it was. */
const changeLines = (ctx: AppContext, change: VisitStatusChange): Promise<VisitFound> => {
  const { check: _check, ...body } = change
  const call = recordCall(ctx, 'visits.changeStatus', body)
  const { id, only } = change

  return commitVisitChange(ctx, { id, only, call, decide: (eventIds) => decide(ctx, { change, eventIds, call }) })
}

export const cancelLines = (ctx: AppContext, change: Omit<VisitStatusChange, 'to'>): Promise<VisitFound> =>
  changeLines(ctx, { ...change, to: 'cancelled' })

export const cancel = async (ctx: AppContext, { id, reason }: CancelVisitInput): Promise<VisitWithLines> =>
  toVisitWithLines(ctx, await cancelLines(ctx, { id, reason, check: assertDeskInTime(ctx) }))

/** What waits to be confirmed is, and the client hears of it once. */
export const confirm = async (ctx: AppContext, { id }: { id: VisitId }): Promise<VisitWithLines> =>
  toVisitWithLines(ctx, await changeLines(ctx, { id, to: 'confirmed' }))
