import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId, mergeId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import type { AppContext } from '../app-context'
import type { Step } from '../bulk-operations/run-step'
import { movedByStep } from './count-holdings'
import { clientKept } from './find-standing'
import { finishParting, giveSomeBack } from './finish-partings'
import { findMerge, findMerges, mergeStands, movedCreation } from './merge-repository'
import { movers } from './move-holdings'
import { type Failed, moveOne, throwFirst } from './move-one'
import { projectClient } from './project-client'
import { findClient } from './repository'

const place = z.object({ into: clientId, from: clientId, mergeId })
type Place = z.infer<typeof place>

/** More than are moved: those that went a moment ago may still be listed. */
const listedAtOnce = 100

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

/** Every step takes what it finds, so that it may be made again; the last one goes on until nothing is found. */
export const mergeStep: Step = {
  subjectOf: ({ input }) => place.parse(input).from,
  run: async (ctx, { input, total }, index) => {
    const asked = place.parse(input)
    const failed: Failed = new Map()
    let found = await moveSome(ctx, asked, failed)
    if (index < total - 1) return undefined
    while (found > 0) found = await moveSome(ctx, asked, failed)
    // The moves have told of each appointment; this is for what had none.
    const { clock, organizationId } = ctx
    for (const each of [asked.into, asked.from]) await projectClient(clock, { organizationId, clientId: each })
    await goOn(ctx, asked.into, failed)
    throwFirst(failed)

    return undefined
  },
}

export const partingStep: Step = {
  subjectOf: ({ input }) => place.parse(input).from,
  run: async (ctx, { input, total }, index) => {
    const asked = place.parse(input)
    const failed: Failed = new Map()
    if (index < total - 1) await giveSomeBack(ctx, asked, failed)
    else await finishParting(ctx, asked, { failed, isTimeLeft: () => true })

    return undefined
  },
}
