import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId, mergeId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import type { AppContext } from '../app-context'
import type { Step } from '../bulk-operations/run-step'
import { commitWrites } from '../db/change'
import { movedByStep } from './count-holdings'
import { findMerges, findMoved, movedCreation, movedRemoval } from './merge-repository'
import { movers } from './move-holdings'
import { projectClient } from './project-client'
import { findClient } from './repository'

const place = z.object({ into: clientId, from: clientId, mergeId })
type Place = z.infer<typeof place>

/** More than are moved: those that went a moment ago may still be listed. */
const listedAtOnce = 100

/** How many of the other's things were moved; none: nothing is left, as far as an index can tell. */
const moveSome = async (ctx: AppContext, { into, from, mergeId: id }: Place): Promise<number> => {
  let count = 0
  for (const [kind, { list, move }] of Object.entries(movers)) {
    for (const thing of await list(ctx, from, listedAtOnce)) {
      const noted = { organizationId: ctx.organizationId, clientId: into, mergeId: id, kind, id: thing }
      const isMoved = await move(ctx, { id: thing, from, to: into, writes: [movedCreation(noted)] })
      if (isMoved) count += 1
      if (count === movedByStep) return count
    }
  }

  return count
}

const mergesLookedAt = 100

/**
 * Who remains may have become part of somebody else meanwhile, and that merge may be over: what came too late for it goes
 * on as one of the things that it has brought.
 */
const goOn = async (ctx: AppContext, reached: ClientId): Promise<void> => {
  const { organizationId } = ctx
  const { mergedInto: into } = (await findClient(organizationId, reached, { consistent: true })) ?? {}
  if (into === undefined) return
  const { items } = await findMerges(organizationId, { into, limit: mergesLookedAt })
  const merge = items.find(({ from, status }) => from === reached && status === 'merged')
  if (!merge) throw new AppError('BUSY', 'This merge cannot be read yet')
  const place = { into, from: reached, mergeId: merge.id }
  while ((await moveSome(ctx, place)) > 0) {}
  await projectClient(ctx.clock, { organizationId, clientId: reached })
  await goOn(ctx, into)
}

/** What the merge has brought goes back; what is no longer with the one who remained stays where it is. */
const giveSomeBack = async (ctx: AppContext, { into, from, mergeId: id }: Place): Promise<number> => {
  const { organizationId } = ctx
  const moved = await findMoved({ organizationId, into, id }, movedByStep)
  for (const each of moved) {
    const writes = [movedRemoval(each)]
    const isMoved = await movers[each.kind]?.move(ctx, { id: each.id, from: into, to: from, writes })
    if (!isMoved) await forget(ctx, each)
  }

  return moved.length
}

const forget = (ctx: AppContext, moved: Parameters<typeof movedRemoval>[0]) => commitWrites(ctx, [movedRemoval(moved)])

type Some = (ctx: AppContext, input: Place) => Promise<number>

/** Every step takes what it finds, so that it may be made again; the last one goes on until nothing is found. */
const stepOf = (some: Some, afterwards: (ctx: AppContext, reached: ClientId) => Promise<void>): Step => ({
  subjectOf: ({ input }) => place.parse(input).from,
  run: async (ctx, { input, total }, index) => {
    const asked = place.parse(input)
    let found = await some(ctx, asked)
    if (index < total - 1) return undefined
    while (found > 0) found = await some(ctx, asked)
    // The moves have told of each appointment; this is for what had none.
    const { clock, organizationId } = ctx
    for (const each of [asked.into, asked.from]) await projectClient(clock, { organizationId, clientId: each })
    await afterwards(ctx, asked.into)

    return undefined
  },
})

export const mergeStep = stepOf(moveSome, goOn)
export const partingStep = stepOf(giveSomeBack, async () => {})
