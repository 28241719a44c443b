import { instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { CreateVisitInput, VisitWithLines } from '@reservaplus/shared/visits/schema'
import type { AppContext } from '../app-context'
import { gatherLines } from '../appointments/gather-lines'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { narrowToOwn } from '../users/check-scope'
import { type BookedVisit, commitVisit, mintVisitIds, type VisitIds, visitDecision } from './commit-visit'
import { decideVisit } from './decide-visit'
import { assertClientsFit, findClients, nameOfClient, toGuests } from './gather-clients'
import { toVisitWithLines } from './read'

type Attempt = { input: CreateVisitInput; ids: VisitIds; call: RecordedCall }

const decide = async (ctx: AppContext, { input, ids, call }: Attempt): Promise<Decision<BookedVisit>> => {
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(input.start, 'start'))
  const { clients, gapMinutes, isWalkIn, notes, internalNotes } = input
  const lines = input.lines.map(({ client, ...line }) => ({
    ...line,
    professionalId: narrowToOwn(ctx, 'appointments:create', line.professionalId),
    client: nameOfClient(clients, client),
  }))
  const [gathered, found] = await Promise.all([
    gatherLines(ctx.organizationId, { lines, start, gapMinutes }),
    findClients(ctx, clients),
  ])
  const { organization } = gathered
  assertWritable(organization)
  const audience = isWalkIn ? 'walk-in' : 'staff'
  const decided = await decideVisit(gathered, { lines, start, gapMinutes, now, audience })
  const guests = toGuests(clients, found, { ids: ids.clients, now, organization })

  return visitDecision({
    gathered,
    lines: gathered.lines.flatMap((line, index) => {
      const [place, guest] = [decided[index], guests[input.lines[index]?.client ?? 0]]

      return place && guest ? [{ gathered: line, ...place, guest }] : []
    }),
    gapMinutes,
    ids,
    call,
    now,
    actor: ctx.actor,
    origin: ctx.origin,
    source: 'staff',
    isWalkIn,
    notes,
    internalNotes,
  })
}

/** The desk books several services in one go, for one client or for people who come together: all of them or none. */
export const create = async (ctx: AppContext, input: CreateVisitInput): Promise<VisitWithLines> => {
  assertClientsFit(input)
  const ids = mintVisitIds(ctx, input.lines.length, input.clients.length)
  const call = recordCall(ctx, 'visits.create', input)
  const [first] = ids.lines
  if (!first) throw new Error('A visit has no lines')
  const decideAnew = () => decide(ctx, { input, ids, call })

  return toVisitWithLines(
    ctx,
    await commitVisit(ctx, { id: ids.visitId, eventId: first.eventId, call, decide: decideAnew }),
  )
}
