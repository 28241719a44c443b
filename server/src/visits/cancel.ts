import { canBecome, transition } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import type { ClientId, EventId, VisitId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { CancelVisitInput, VisitWithLines } from '@reservaplus/shared/visits/schema'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { assertDeskInTime } from '../appointments/change'
import { distinctKeys } from '../appointments/gather-lines'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { commitVisitChange, openVisit, visitChange } from './commit-change'
import { toVisitWithLines } from './read'
import type { VisitFound } from './repository'

export type VisitCancellation = {
  id: VisitId
  reason: string
  /** Only the lines of this client. */
  only?: ClientId | undefined
  /** Asked on each line as it was just read. */
  check: (current: Appointment, organization: Organization, now: Instant) => void
}

type Attempt = { cancellation: VisitCancellation; eventIds: readonly EventId[]; call: RecordedCall }

const decide = async (ctx: AppContext, attempt: Attempt): Promise<Decision<VisitFound>> => {
  const { cancellation, eventIds, call } = attempt
  const { actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const [organization, found] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    openVisit(ctx, cancellation.id, cancellation.only),
  ])
  assertWritable(organization)
  const standing = found.appointments.filter((each) => canBecome(each, 'cancelled', now))
  if (standing.length === 0) throw new AppError('INVALID_TRANSITION', 'Nothing of this visit can be cancelled')
  for (const line of standing) cancellation.check(line, organization, now)
  const { bookingRules: rules } = organization
  const changes = standing.map((current) => {
    const changed = transition(current, 'cancelled', { now, actor, reason: cancellation.reason, rules })
    const tell = (id: EventId, visit: Parameters<typeof appointmentEvent>[2]['visit']) =>
      appointmentEvent('appointment.cancelled', changed, { id, at: now, actor, origin, visit })

    return { current, changed, tell }
  })
  const days = await findAgendaDays(ctx.organizationId, distinctKeys(standing.flatMap(daysOfStay)))

  return visitChange({ found, organization, days, changes, eventIds, call, now })
}

/** What can still be cancelled of it is, all at once; what is over stays as it was. */
export const cancelLines = (ctx: AppContext, cancellation: VisitCancellation): Promise<VisitFound> => {
  const { check: _check, ...body } = cancellation
  const call = recordCall(ctx, 'visits.cancel', body)

  return commitVisitChange(ctx, {
    ...body,
    call,
    decide: (eventIds) => decide(ctx, { cancellation, eventIds, call }),
  })
}

export const cancel = async (ctx: AppContext, { id, reason }: CancelVisitInput): Promise<VisitWithLines> =>
  toVisitWithLines(ctx, await cancelLines(ctx, { id, reason, check: assertDeskInTime(ctx) }))
