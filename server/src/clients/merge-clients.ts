import { type ClientMerge, type MergeClientsInput, mergeDays, shownMerge } from '@reservaplus/shared/clients/merge'
import { emailsOf, mergedClient, takenOver } from '@reservaplus/shared/clients/merge-records'
import type { Client } from '@reservaplus/shared/clients/schema'
import { stands } from '@reservaplus/shared/clients/tokens'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, type EventId, eventId, type MergeId, mergeId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { newBulkOperation, shownOperation } from '../bulk-operations/start-operation'
import { changeEvent } from '../db/change'
import { commitDecision } from '../db/commit-decision'
import { uniqueKinds } from '../db/keys'
import { uniqueHandOver } from '../db/unique'
import { eventCreation, findEvent } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { countWrites } from '../subscriptions/write-counts'
import { recordWrites } from './commit-client'
import { countHoldings } from './count-holdings'
import { assertParted, settlePartings } from './finish-partings'
import { mergeCreation } from './merge-repository'
import { findClient } from './repository'

const minutesPerDay = 24 * 60
/** Each changes hands in the transaction of a merge, and is given up in that of an erasure. */
const mostEmails = 15

export type MergeIds = { id: MergeId; events: { into: EventId; from: EventId } }

export const mintMergeIds = (ctx: AppContext): MergeIds => ({
  id: mergeId.parse(ctx.newId()),
  events: { into: eventId.parse(ctx.newId()), from: eventId.parse(ctx.newId()) },
})

/** Read strongly; another organization's, and who is part of somebody already or is being erased, is not there. */
export const findListed = async (
  { organizationId }: AppContext,
  id: ClientId,
  version: number | undefined,
): Promise<Client> => {
  const found = await findClient(organizationId, id, { consistent: true })
  if (!found || !stands(found)) throw new AppError('NOT_FOUND', 'There is no such client')
  if (version !== undefined && version !== found.version) {
    throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
  }

  return found
}

/** A change of one of the two: record, history, event. */
export const changeWrites = (
  ctx: AppContext,
  { next, current, kind }: { next: Client; current: Client; kind: 'merged' | 'parted' },
  id: EventId,
) => [
  eventCreation(
    changeEvent(
      { ...ctx, newId: () => id },
      { kind: 'client', id: next.id, version: next.version, before: current, after: next },
    ),
  ),
  ...recordWrites(ctx, { next, current, kind, operationId: id }),
]

export const handOver = (ctx: AppContext, email: string, { from, to }: { from: ClientId; to: ClientId }) => {
  const { organizationId } = ctx
  const value = uniqueKinds.clientEmail(organizationId, email)

  return uniqueHandOver({ value, organizationId, holderId: to }, { holderId: from })
}

const decide = async (ctx: AppContext, input: MergeClientsInput, { id, events }: MergeIds) => {
  const [into, from] = await Promise.all([
    findListed(ctx, input.id, input.version),
    findListed(ctx, input.from, input.fromVersion),
    findWritable(ctx),
    assertParted(ctx, input.id),
    assertParted(ctx, input.from),
  ])
  const at = instantOf(ctx.clock.now())
  const merged = mergedClient(into, from)
  if (emailsOf(merged).length > mostEmails) {
    throw new AppError('CONFLICT', `Together these two have more than ${mostEmails} addresses`)
  }
  const next: Client = { ...merged, version: into.version + 1 }
  const gone: Client = { ...from, mergedInto: into.id, mergedAt: at, version: from.version + 1 }
  const merge: ClientMerge = {
    id,
    organizationId: ctx.organizationId,
    into: into.id,
    from: from.id,
    status: 'merged',
    ...takenOver(into, merged),
    at,
    by: ctx.actor,
    reversibleUntil: addMinutes(at, mergeDays * minutesPerDay),
    version: 1,
  }

  return { next, merge, into, gone, from, events }
}

/**
 * One client becomes part of another: at once they are one in every list and whoever books with either address is the one
 * who remains. What belonged to the other is moved by the operation, one transaction each.
 */
export const merge = async (ctx: AppContext, input: MergeClientsInput) => {
  if (input.id === input.from) {
    const message = 'Somebody else'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['from'], message }] })
  }
  for (const each of [input.id, input.from]) await settlePartings(ctx, each)
  const ids = mintMergeIds(ctx)
  const place = { into: input.id, from: input.from, mergeId: ids.id }
  const total = await countHoldings(ctx, input.from)
  const bulk = newBulkOperation(ctx, { kind: 'client-merge', input: place, total })
  let answer: { client: Client; merge: ClientMerge } | undefined

  await commitDecision(ctx, {
    isRepeatable: false,
    recover: async () => ((await findEvent(ctx.organizationId, ids.events.into)) ? answer : undefined),
    decide: async () => {
      const { next, merge: made, into, gone, from, events } = await decide(ctx, input, ids)
      answer = { client: next, merge: made }

      return {
        writes: [
          ...changeWrites(ctx, { next, current: into, kind: 'merged' }, events.into),
          ...changeWrites(ctx, { next: gone, current: from, kind: 'merged' }, events.from),
          ...emailsOf(from).map((email) => handOver(ctx, email, { from: from.id, to: into.id })),
          mergeCreation(made),
          ...(await countWrites(ctx, { before: countersOfClient(from), after: countersOfClient(gone) })),
          ...bulk.writes,
        ],
        result: answer,
      }
    },
  })
  if (!answer) throw new Error('A merge was carried out that nobody decided')

  return { client: answer.client, merge: shownMerge.parse(answer.merge), operation: shownOperation(bulk.operation) }
}
