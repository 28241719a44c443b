import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import { moveAppointment } from '@reservaplus/shared/appointments/move'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Audience } from '@reservaplus/shared/availability/question'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { rescheduledEvent, type VisitFacts } from '@reservaplus/shared/events/appointment-event'
import type { ClientId, EventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { fromMinutes, instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { RescheduleVisitInput, VisitWithLines } from '@reservaplus/shared/visits/schema'
import { daysOfStay } from '../agenda/list-days'
import type { AppContext } from '../app-context'
import { gatherLines, type LineAsked, type LinesGathered } from '../appointments/gather-lines'
import { otherProfessional } from '../appointments/reschedule'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { resourceUnchanged } from '../resources/repository'
import { narrowToOwn } from '../users/check-scope'
import { commitVisitChange, openVisit, visitChange } from './commit-change'
import { decideVisit, type LineDecided } from './decide-visit'
import { toVisitWithLines } from './read'
import type { VisitFound } from './repository'

export type VisitMove = RescheduleVisitInput & {
  /** Only the lines of this client. */
  only?: ClientId | undefined
  audience: Extract<Audience, 'client' | 'staff'>
  /** Asked on each line as it was just read. */
  check?: (current: Appointment, organization: Organization, now: Instant) => void
}

/** What of a visit can still be moved: neither what is cancelled or over; but nothing once somebody has sat down. */
export const movableLines = (appointments: readonly Appointment[]): Appointment[] => {
  const hasBegun = appointments.some(({ status }) => status === 'checked_in' || status === 'in_progress')
  const movable = appointments.filter(({ status }) => isMovable(status))
  if (hasBegun || movable.length === 0) throw new AppError('INVALID_TRANSITION', 'This visit cannot be moved')

  return movable
}

/** Each line as it was booked, by its own professional or by anybody. */
export const linesThatMove = (
  ctx: AppContext,
  lines: readonly Appointment[],
  professionals: RescheduleVisitInput['professionals'],
): LineAsked[] =>
  lines.map((moving) => ({
    serviceId: moving.serviceId,
    professionalId: narrowToOwn(ctx, 'appointments:update', professionals === 'any' ? 'any' : moving.professionalId),
    moving,
    client: moving.clientId,
  }))

type Place = Pick<VisitMove, 'audience'> & {
  line: LinesGathered['lines'][number]
  decided: LineDecided
  organization: Organization
  now: Instant
}

const moved = (current: Appointment, { line, decided, organization, now, audience }: Place): Appointment => {
  const { professional } = decided

  return moveAppointment(current, {
    start: fromMinutes(decided.start),
    now,
    timeZone: organization.timeZone,
    terms: { audience, rules: organization.bookingRules },
    ...otherProfessional(current, { professional }, line),
  })
}

const stays = (current: Appointment, changed: Appointment) =>
  current.start === changed.start && current.professionalId === changed.professionalId

type Attempt = { move: VisitMove; eventIds: readonly EventId[]; call: RecordedCall }

const decide = async (ctx: AppContext, { move, eventIds, call }: Attempt): Promise<Decision<VisitFound>> => {
  const { organizationId, actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(move.start, 'start'))
  const found = await openVisit(ctx, move.id, move.only)
  const { gapMinutes } = found.visit
  const standing = movableLines(found.appointments)
  const lines = linesThatMove(ctx, standing, move.professionals)
  const alsoDays = standing.flatMap(daysOfStay)
  const gathered = await gatherLines(organizationId, { lines, start, gapMinutes, alsoDays })
  const { organization, days } = gathered
  assertWritable(organization)
  for (const line of standing) move.check?.(line, organization, now)
  const ignoreIds = standing.map(({ id }) => id)
  const decided = await decideVisit(gathered, { lines, start, gapMinutes, now, audience: move.audience, ignoreIds })
  const changes = standing.flatMap((current, index) => {
    const [line, place] = [gathered.lines[index], decided[index]]
    if (!line || !place) throw new Error('A line has no place')
    const changed = moved(current, { line, decided: place, organization, now, audience: move.audience })
    const tell = (id: EventId, visit: VisitFacts | undefined) =>
      rescheduledEvent(changed, current, { id, at: now, actor, origin, visit })

    return stays(current, changed) ? [] : [{ current, changed, tell, resource: line.resource }]
  })
  const rooms = new Map(changes.flatMap(({ resource }) => (resource ? [[resource.id, resource] as const] : [])))

  return visitChange({
    found,
    organization,
    days,
    changes,
    eventIds,
    call,
    now,
    also: [...rooms.values()].map(resourceUnchanged),
  })
}

/** All lines that are still ahead, to another start and in their order; none moves without the others. */
export const moveLines = (ctx: AppContext, move: VisitMove): Promise<VisitFound> => {
  const { audience: _audience, check: _check, ...body } = move
  const call = recordCall(ctx, 'visits.reschedule', body)
  const { id, only } = move

  return commitVisitChange(ctx, { id, only, call, decide: (eventIds) => decide(ctx, { move, eventIds, call }) })
}

export const reschedule = async (ctx: AppContext, input: RescheduleVisitInput): Promise<VisitWithLines> =>
  toVisitWithLines(ctx, await moveLines(ctx, { ...input, audience: 'staff' }))
