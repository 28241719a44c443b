import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId, mergeId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import type { AppContext } from '../app-context'
import { isLasting, type Step } from '../bulk-operations/run-step'
import { commitWrites } from '../db/change'
import { assertNotMoving } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { movedByStep } from './count-holdings'
import { clientKept } from './find-standing'
import { findMerge, findMerges, findMoved, mergeStands, movedCreation, movedRemoval } from './merge-repository'
import { movers } from './move-holdings'
import { projectClient } from './project-client'
import { findClient } from './repository'

const place = z.object({ into: clientId, from: clientId, mergeId })
type Place = z.infer<typeof place>

/** More than are moved: those that went a moment ago may still be listed. */
const listedAtOnce = 100

/** What cannot be moved, by its id: it stays where it is and keeps nothing else from moving. */
type Failed = Map<string, AppError>

type Moving = { failed: Failed; id: string; move: () => Promise<boolean> | undefined }

/** One thing, unless it fails for good; whether it did move. An organization may begin to be moved between two of them. */
const moveOne = async (ctx: AppContext, { failed, id, move }: Moving): Promise<boolean> => {
  assertNotMoving(await findExisting(ctx, { consistent: true }))
  try {
    return (await move()) ?? false
  } catch (error) {
    if (!isLasting(error)) throw error
    failed.set(id, error)

    return false
  }
}

const isMerged = async ({ organizationId }: AppContext, { into, mergeId: id }: Place): Promise<boolean> => {
  const [merge, target] = await Promise.all([
    findMerge({ organizationId, into, id }),
    findClient(organizationId, into, { consistent: true }),
  ])

  return merge?.status === 'merged' && target !== undefined && target.erasedAt === undefined
}

/** How many of the other's things were moved; none: nothing is left, as far as an index can tell, or it is undone. */
const moveSome = async (ctx: AppContext, place: Place, failed: Failed): Promise<number> => {
  const { into, from, mergeId: id } = place
  const { organizationId } = ctx
  if (!(await isMerged(ctx, place))) return 0
  const guards = [mergeStands({ organizationId, into, id }), clientKept(organizationId, into)]
  let count = 0
  for (const [kind, { list, move }] of Object.entries(movers)) {
    const listed = await list(ctx, from, listedAtOnce + failed.size)
    for (const thing of listed.filter((each) => !failed.has(each))) {
      const noted = movedCreation({ organizationId, clientId: into, mergeId: id, kind, id: thing })
      const moving = { id: thing, from, to: into, writes: [noted, ...guards] }
      if (await moveOne(ctx, { failed, id: thing, move: () => move(ctx, moving) })) count += 1
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
const goOn = async (ctx: AppContext, reached: ClientId, failed: Failed): Promise<void> => {
  const { organizationId } = ctx
  const { mergedInto: into } = (await findClient(organizationId, reached, { consistent: true })) ?? {}
  if (into === undefined) return
  const { items } = await findMerges(organizationId, { into, limit: mergesLookedAt })
  const merge = items.find(({ from, status }) => from === reached && status === 'merged')
  if (!merge) throw new AppError('BUSY', 'This merge cannot be read yet')
  const place = { into, from: reached, mergeId: merge.id }
  while ((await moveSome(ctx, place, failed)) > 0) {}
  await projectClient(ctx.clock, { organizationId, clientId: reached })
  await goOn(ctx, into, failed)
}

/** What the merge has brought goes back; what is no longer with the one who remained stays where it is. */
const giveSomeBack = async (ctx: AppContext, { into, from, mergeId: id }: Place, failed: Failed): Promise<number> => {
  const { organizationId } = ctx
  const found = await findMoved({ organizationId, into, id }, movedByStep + failed.size)
  const moved = found.filter((each) => !failed.has(each.id))
  for (const each of moved) {
    const writes = [movedRemoval(each), clientKept(organizationId, from)]
    const moving = { id: each.id, from: into, to: from, writes }
    const move = () => movers[each.kind]?.move(ctx, moving)
    const isMoved = await moveOne(ctx, { failed, id: each.id, move })
    if (!isMoved && !failed.has(each.id)) await forget(ctx, each)
  }

  return moved.length
}

const forget = (ctx: AppContext, moved: Parameters<typeof movedRemoval>[0]) => commitWrites(ctx, [movedRemoval(moved)])

type Some = (ctx: AppContext, input: Place, failed: Failed) => Promise<number>
type Afterwards = (ctx: AppContext, reached: ClientId, failed: Failed) => Promise<void>

/** Every step takes what it finds, so that it may be made again; the last one goes on until nothing is found. */
const stepOf = (some: Some, afterwards: Afterwards): Step => ({
  subjectOf: ({ input }) => place.parse(input).from,
  run: async (ctx, { input, total }, index) => {
    const asked = place.parse(input)
    const failed: Failed = new Map()
    let found = await some(ctx, asked, failed)
    if (index < total - 1) return undefined
    while (found > 0) found = await some(ctx, asked, failed)
    // The moves have told of each appointment; this is for what had none.
    const { clock, organizationId } = ctx
    for (const each of [asked.into, asked.from]) await projectClient(clock, { organizationId, clientId: each })
    await afterwards(ctx, asked.into, failed)
    for (const [id, { code, message }] of failed) throw new AppError(code, `${failed.size} left, ${id}: ${message}`)

    return undefined
  },
})

export const mergeStep = stepOf(moveSome, goOn)
export const partingStep = stepOf(giveSomeBack, async () => {})
