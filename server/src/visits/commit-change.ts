import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { VisitFacts } from '@reservaplus/shared/events/appointment-event'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type ClientId, type EventId, eventId, type VisitId, visitId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import type { Instant } from '@reservaplus/shared/time/schema'
import { mostLines } from '@reservaplus/shared/visits/question'
import type { AgendaDay } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { appointmentReplacement } from '../appointments/repository'
import { occupancyOfLines } from '../appointments/write-booking'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { narrowToOwn } from '../users/check-scope'
import { assertOneTransaction, visitFacts } from './commit-visit'
import { findVisit, type VisitFound } from './repository'

/**
 * The visit as somebody may change it: all of it, or the lines of one client. Who sees only their own cannot move or
 * cancel what a colleague has in it; a visit in which they have nothing is not there for them.
 */
export const openVisit = async (ctx: AppContext, id: VisitId, only?: ClientId): Promise<VisitFound> => {
  narrowToOwn(ctx, 'appointments:update', undefined)
  const found = await findVisit(ctx.organizationId, id)
  const lines = found?.appointments.filter(({ clientId }) => only === undefined || clientId === only) ?? []
  const isReached = ({ professionalId }: Appointment) => reaches(ctx, 'appointments:update', professionalId)
  if (!found || !lines.some(isReached)) throw new AppError('NOT_FOUND', 'There is no such visit')
  if (!lines.every(isReached)) throw new AppError('FORBIDDEN', 'Others have a part in this visit')

  return { ...found, appointments: lines }
}

type LineChange = {
  current: Appointment
  changed: Appointment
  /** What happened to it, told with what it was of the visit. */
  tell: (id: EventId, visit: VisitFacts | undefined) => DomainEvent
}

type Facts = {
  found: VisitFound
  organization: Organization
  days: readonly AgendaDay[]
  changes: readonly LineChange[]
  eventIds: readonly EventId[]
  call: RecordedCall
  now: Instant
  /** Rooms that must be as they were. */
  also?: readonly Write[]
}

/** One transaction: agenda, the appointments, their events, the caller's key. */
export const visitChange = ({ found, changes, eventIds, call, also = [], ...facts }: Facts): Decision<VisitFound> => {
  const lines = changes.flatMap((change, index) => {
    const id = eventIds[index]

    return id ? [{ ...change, eventId: id, client: change.current.clientId as string }] : []
  })
  const about = visitFacts(found.visit.id, lines)
  const told = lines.map(({ changed, tell, eventId: id }, index) => ({
    appointment: changed,
    event: tell(id, about[index]),
  }))
  const [first] = eventIds
  const writes = [
    ...(first ? call.writes({ eventId: first, subjectId: found.visit.id }) : []),
    ...occupancyOfLines({ ...facts, lines: told }),
    ...lines.flatMap(({ current, changed }) => appointmentReplacement(current, changed)),
    ...also,
  ]
  assertOneTransaction(writes)
  const after = new Map(lines.map(({ changed }) => [changed.id, changed]))

  return {
    writes,
    result: { ...found, appointments: found.appointments.map((each) => after.get(each.id) ?? each) },
  }
}

type Change = {
  id: VisitId
  only?: ClientId | undefined
  call: RecordedCall
  decide: (eventIds: readonly EventId[]) => Promise<Decision<VisitFound>>
}

/** The first event's id marks the operation: if it is there, an attempt whose answer got lost has carried it out. */
export const commitVisitChange = (ctx: AppContext, { id, only, call, decide }: Change): Promise<VisitFound> => {
  const { organizationId } = ctx
  const eventIds = Array.from({ length: mostLines }, () => eventId.parse(ctx.newId()))
  const [first] = eventIds
  if (!first) throw new Error('A change has no events')

  return commitDecision(ctx, {
    decide: () => decide(eventIds),
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()
      if (record) return openVisit(ctx, visitId.parse(record.subjectId), only)

      return (await findEvent(organizationId, first)) && openVisit(ctx, id, only)
    },
  })
}
