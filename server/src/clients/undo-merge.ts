import { type ClientMerge, shownMerge, type UndoMergeInput } from '@reservaplus/shared/clients/merge'
import { emailsOf, partedClient } from '@reservaplus/shared/clients/merge-records'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { newBulkOperation, shownOperation } from '../bulk-operations/start-operation'
import { commitDecision } from '../db/commit-decision'
import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueClaim, uniqueRelease } from '../db/unique'
import { findEvent } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { sessionsEnd } from '../self-service/repository'
import { countWrites } from '../subscriptions/write-counts'
import { movedByStep } from './count-holdings'
import { assertParted, settlePartings } from './finish-partings'
import { changeWrites, findListed, handOver, mintMergeIds } from './merge-clients'
import { countMoved, findMerge, mergeReplacement } from './merge-repository'
import { partingCreations } from './parting-repository'
import { findClient } from './repository'

const gone = () => new AppError('NOT_FOUND', 'There is no such merge')

const findUndoable = async (ctx: AppContext, { id: into, mergeId: id }: UndoMergeInput): Promise<ClientMerge> => {
  const found = await findMerge({ organizationId: ctx.organizationId, into, id })
  if (!found) throw gone()
  if (found.status === 'undone' || found.reversibleUntil < instantOf(ctx.clock.now())) {
    throw new AppError('CONFLICT', 'This merge can no longer be undone')
  }

  return found
}

type Parting = { nextInto: Client; into: Client; from: Client }

/**
 * Addresses that the other had before and that the one who remains does not keep: handed back, or claimed again where they
 * were given up meanwhile. What somebody else has by now is theirs.
 */
const partEmails = async (ctx: AppContext, { nextInto, into, from }: Parting) => {
  const { organizationId } = ctx
  const [held, kept] = [new Set(emailsOf(into)), new Set(emailsOf(nextInto))]
  const writes: Write[] = []
  const back = new Set<string>()
  for (const email of emailsOf(from).filter((each) => !kept.has(each))) {
    const value = uniqueKinds.clientEmail(organizationId, email)
    const isHeld = held.has(email)
    if (!isHeld && (await findUniqueHolder(value, { consistent: true })) !== undefined) continue
    writes.push(
      isHeld
        ? handOver(ctx, email, { from: into.id, to: from.id })
        : uniqueClaim({ value, organizationId, holderId: from.id }, 'state'),
    )
    back.add(email)
  }
  const dropped = [...held].filter((email) => !kept.has(email) && !back.has(email))
  const releases = dropped.map((email) =>
    uniqueRelease({ value: uniqueKinds.clientEmail(organizationId, email), holderId: into.id }),
  )

  return { back, writes: [...writes, ...releases] }
}

const restored = (from: Client, back: ReadonlySet<string>): Client => {
  const { mergedInto: _into, mergedAt: _at, email, formerEmails, ...rest } = from
  const former = formerEmails?.filter((each) => back.has(each)) ?? []

  return {
    ...rest,
    ...(email !== undefined && back.has(email) && { email }),
    ...(former.length > 0 && { formerEmails: former }),
    version: from.version + 1,
  }
}

const decide = async (ctx: AppContext, input: UndoMergeInput) => {
  const [merge, into] = await Promise.all([
    findUndoable(ctx, input),
    findListed(ctx, input.id, undefined),
    findWritable(ctx),
    assertParted(ctx, input.id),
  ])
  await assertParted(ctx, merge.from)
  const from = await findClient(ctx.organizationId, merge.from, { consistent: true })
  if (from?.mergedInto !== into.id || from.erasedAt !== undefined) throw gone()
  const nextInto: Client = { ...partedClient(into, merge), version: into.version + 1 }
  const { back, writes } = await partEmails(ctx, { nextInto, into, from })

  return { merge, into, from, nextInto, nextFrom: restored(from, back), emails: writes }
}

/** Two clients again, as they were; what the other has brought follows them back, what is new stays where it was made. */
export const undoMerge = async (ctx: AppContext, input: UndoMergeInput) => {
  const { organizationId } = ctx
  const { events } = mintMergeIds(ctx)
  const found = await findUndoable(ctx, input)
  for (const each of [input.id, found.from]) await settlePartings(ctx, each)
  const moved = await countMoved({ organizationId, into: input.id, id: input.mergeId })
  const place = { into: input.id, from: found.from, mergeId: found.id }
  const total = Math.ceil(moved / movedByStep) + 1
  const bulk = newBulkOperation(ctx, { kind: 'client-parting', input: place, total })
  let answer: { client: Client; merge: ClientMerge } | undefined

  await commitDecision(ctx, {
    isRepeatable: false,
    recover: async () => ((await findEvent(organizationId, events.into)) ? answer : undefined),
    decide: async () => {
      const { merge, into, from, nextInto, nextFrom, emails } = await decide(ctx, input)
      const undone: ClientMerge = { ...merge, status: 'undone', version: merge.version + 1 }
      answer = { client: nextInto, merge: undone }

      return {
        writes: [
          ...changeWrites(ctx, { next: nextInto, current: into, kind: 'parted' }, events.into),
          ...changeWrites(ctx, { next: nextFrom, current: from, kind: 'parted' }, events.from),
          ...emails,
          // Who has come in by an address of the other would go on reading what is not theirs.
          sessionsEnd({ organizationId, clientId: into.id }, instantOf(ctx.clock.now())),
          mergeReplacement(undone, merge),
          ...partingCreations(undone),
          ...(await countWrites(ctx, { before: countersOfClient(from), after: countersOfClient(nextFrom) })),
          ...bulk.writes,
        ],
        result: answer,
      }
    },
  })
  if (!answer) throw new Error('A merge was undone that nobody decided')

  return { client: answer.client, merge: shownMerge.parse(answer.merge), operation: shownOperation(bulk.operation) }
}
