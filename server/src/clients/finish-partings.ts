import { historyWithout } from '@reservaplus/shared/clients/history'
import type { ClientMerge } from '@reservaplus/shared/clients/merge'
import { changedBy, partedFields } from '@reservaplus/shared/clients/merge-records'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import type { ChangeContext } from '../app-context'
import { commitWrites } from '../db/change'
import { commitDecision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { movedByStep } from './count-holdings'
import { clientKept } from './find-standing'
import { findClientHistory, historyReplacement } from './history-repository'
import { findMerge, findMerges, findMoved, mergeReplacement, movedRemoval } from './merge-repository'
import { movers } from './move-holdings'
import { type Failed, moveOne, throwFirst } from './move-one'
import type { Parting } from './parting-entity'
import { findPartings, partingRemovals } from './parting-repository'
import { projectClient } from './project-client'
import { findClient } from './repository'

export type Place = Pick<Parting, 'into' | 'from' | 'mergeId'>

/** What the merge has brought goes back; what is no longer with the one who remained stays where it is. */
export const giveSomeBack = async (
  ctx: ChangeContext,
  { into, from, mergeId: id }: Place,
  failed: Failed,
): Promise<number> => {
  const { organizationId } = ctx
  const found = await findMoved({ organizationId, into, id }, movedByStep + failed.size)
  const moved = found.filter((each) => !failed.has(each.id))
  const owner = await findClient(organizationId, from, { consistent: true })
  if (moved.length > 0 && owner?.erasedAt !== undefined) throw new AppError('NOT_FOUND', 'Who this belonged to is gone')
  for (const each of moved) {
    const writes = [movedRemoval(each), clientKept(organizationId, from)]
    const moving = { id: each.id, from: into, to: from, writes }
    const move = () => movers[each.kind]?.move(ctx, moving)
    const isMoved = await moveOne(ctx, { failed, id: each.id, move })
    if (!isMoved && !failed.has(each.id)) await commitWrites(ctx, [movedRemoval(each)])
  }

  return moved.length
}

const pageSize = 100

/** The history of their time as one says nothing of the fields that were the other's too. */
const cleanHistory = async (ctx: ChangeContext, merge: ClientMerge) => {
  const { organizationId, into: clientId, at } = merge
  const fields = changedBy(merge)
  let cursor: string | undefined
  do {
    const page = await findClientHistory(organizationId, { clientId, limit: pageSize, cursor })
    for (const entry of page.items.filter((each) => each.at >= at)) {
      const next = historyWithout(entry, fields)
      if (!isSame(next, entry)) await commitWrites(ctx, [historyReplacement(next)])
    }
    cursor = page.cursor
  } while (cursor !== undefined)
}

/** One merge's record, decided on as it is now. */
const changeMerge = (
  ctx: ChangeContext,
  { into, id }: Pick<ClientMerge, 'into' | 'id'>,
  change: (current: ClientMerge) => ClientMerge,
  writes: readonly Write[] = [],
) =>
  commitDecision<true>(ctx, {
    isRepeatable: false,
    recover: async () => true,
    decide: async () => {
      const current = await findMerge({ organizationId: ctx.organizationId, into, id })
      const next = current && change(current)
      const isOther = current && next && !isSame(next, current)
      const ofRecord = isOther ? [mergeReplacement({ ...next, version: current.version + 1 }, current)] : []

      return { writes: [...ofRecord, ...writes], result: true }
    },
  })

/** What others have taken over since, and would give back, says nothing of the one who was parted either. */
const cleanMerges = async (ctx: ChangeContext, merge: ClientMerge) => {
  const { organizationId, into } = merge
  const clean = (fields: ClientMerge['before']) => partedFields(fields, merge)
  let cursor: string | undefined
  do {
    const page = await findMerges(organizationId, { into, limit: pageSize, cursor })
    for (const other of page.items.filter(({ id, at }) => id !== merge.id && at >= merge.at)) {
      await changeMerge(ctx, other, (each) => ({ ...each, before: clean(each.before), taken: clean(each.taken) }))
    }
    cursor = page.cursor
  } while (cursor !== undefined)
}

type Finishing = { failed: Failed; isTimeLeft: () => boolean }

/** Two who were one have each their own, and the one who remained nothing that was the other's. May be repeated. */
export const finishParting = async (ctx: ChangeContext, place: Place, { failed, isTimeLeft }: Finishing) => {
  const { clock, organizationId } = ctx
  const { into, from, mergeId: id } = place
  do if (!isTimeLeft()) return false
  while ((await giveSomeBack(ctx, place, failed)) > 0)
  // The moves have told of each appointment; this is for what had none.
  for (const clientId of [into, from]) await projectClient(clock, { organizationId, clientId })
  throwFirst(failed)
  const merge = await findMerge({ organizationId, into, id })
  if (merge) {
    await cleanHistory(ctx, merge)
    await cleanMerges(ctx, merge)
  }
  const empty = (each: ClientMerge) => ({ ...each, before: {}, taken: {} })
  await changeMerge(ctx, { into, id }, empty, partingRemovals({ organizationId, id, into, from }))

  return true
}

/** Of this client, on either side; false: the time was not enough. */
export const finishPartings = async (ctx: ChangeContext, clientId: ClientId, isTimeLeft: () => boolean) => {
  for (const parting of await findPartings(ctx.organizationId, clientId)) {
    if (!(await finishParting(ctx, parting, { failed: new Map(), isTimeLeft }))) return false
  }

  return true
}

const notYet = () => new AppError('BUSY', 'This client is still being parted from another', { retryAfterSeconds: 5 })

/** As a decision is based on it: whoever undoes a merge changes both records. */
export const assertParted = async ({ organizationId }: Pick<ChangeContext, 'organizationId'>, clientId: ClientId) => {
  if ((await findPartings(organizationId, clientId)).length > 0) throw notYet()
}

const patience = 3000

/** Before anything else is done with a client as a whole: what a parting has begun is carried through. */
export const settlePartings = async (ctx: ChangeContext, clientId: ClientId): Promise<void> => {
  const startedAt = Date.now()
  if (!(await finishPartings(ctx, clientId, () => Date.now() - startedAt < patience))) throw notYet()
}
