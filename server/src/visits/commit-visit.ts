import { AppError } from '@reservaplus/shared/errors/app-error'
import type { VisitFacts } from '@reservaplus/shared/events/appointment-event'
import {
  appointmentId,
  clientId,
  type EventId,
  eventId,
  type OrganizationId,
  type VisitId,
  visitId,
} from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Visit } from '@reservaplus/shared/visits/schema'
import type { AppContext } from '../app-context'
import { type BookedLine, bookingWrites, type LinesFacts } from '../appointments/commit-booking'
import { commitDecision, type Decision } from '../db/commit-decision'
import { maximumActions } from '../db/transact'
import { findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { findOrganization } from '../organizations/repository'
import { findVisit, type VisitFound, visitCreation } from './repository'

/** Minted before the first attempt, so that a repeated attempt is the same visit. */
export const mintVisitIds = (ctx: AppContext, lines: number, clients: number) => ({
  visitId: visitId.parse(ctx.newId()),
  lines: Array.from({ length: lines }, () => ({
    appointmentId: appointmentId.parse(ctx.newId()),
    eventId: eventId.parse(ctx.newId()),
  })),
  clients: Array.from({ length: clients }, () => clientId.parse(ctx.newId())),
})
export type VisitIds = ReturnType<typeof mintVisitIds>

/** With the organization it was decided by, so that nothing has to be read, and can fail, after the commit. */
export type BookedVisit = VisitFound & { organization: Organization }

type Told = { client: string; eventId: EventId }

/** What each line's event says of the visit: the first of a client's names the events of them all. */
export const visitFacts = (id: VisitId, lines: readonly Told[]): VisitFacts[] =>
  lines.map(({ client }, index) => {
    const isFirst = lines.findIndex((line) => line.client === client) === index
    const own = lines.filter((line) => line.client === client).map((line) => line.eventId)

    return { visitId: id, ...(isFirst && { visitEvents: own }) }
  })

/** One transaction or nothing: what is more than that, as by six people with as many rooms, is booked in two. */
export const assertOneTransaction = (writes: readonly unknown[]): void => {
  if (writes.length <= maximumActions) return
  const message = 'This is too much for one visit: divide it in two'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['lines'], message }] })
}

type Facts = Omit<LinesFacts, 'lines'> & {
  lines: readonly Omit<BookedLine, 'ids' | 'visit'>[]
  gapMinutes: number
  ids: VisitIds
  call: RecordedCall
}

/** All lines, the visit that holds them together, and the caller's key. */
export const visitDecision = ({ gapMinutes, ids, call, lines, ...facts }: Facts): Decision<BookedVisit> => {
  const { organization } = facts.gathered
  const named = lines.map((line, index) => {
    const own = ids.lines[index]
    if (!own) throw new Error('A line has no ids')

    return { ...line, ids: own }
  })
  const told = named.map((line) => ({ client: line.guest.client.id, eventId: line.ids.eventId }))
  const about = visitFacts(ids.visitId, told)
  const booked = bookingWrites({ ...facts, lines: named.map((line, index) => ({ ...line, visit: about[index] })) })
  const visit: Visit = {
    id: ids.visitId,
    organizationId: organization.id,
    appointmentIds: booked.appointments.map(({ id }) => id),
    gapMinutes,
    createdBy: facts.actor,
    createdAt: facts.now,
  }
  const [first] = told
  if (!first) throw new Error('A visit has no lines')
  const writes = [
    ...call.writes({ eventId: first.eventId, subjectId: visit.id }),
    visitCreation(visit),
    ...booked.writes,
  ]
  assertOneTransaction(writes)

  return { writes, result: { visit, appointments: booked.appointments, organization } }
}

const findBooked = async (organizationId: OrganizationId, id: VisitId): Promise<BookedVisit | undefined> => {
  const [found, organization] = await Promise.all([findVisit(organizationId, id), findOrganization(organizationId)])

  return found && organization && { ...found, organization }
}

type Commit = {
  id: VisitId
  /** Of the first line: it marks the operation. */
  eventId: EventId
  call: RecordedCall
  decide: () => Promise<Decision<BookedVisit>>
}

export const commitVisit = (ctx: AppContext, { id, eventId: own, call, decide }: Commit): Promise<BookedVisit> => {
  const { organizationId } = ctx

  return commitDecision(ctx, {
    decide,
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()
      if (record) return findBooked(organizationId, visitId.parse(record.subjectId))

      return (await findEvent(organizationId, own)) && findBooked(organizationId, id)
    },
  })
}
