import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangedKind } from '@reservaplus/shared/events/changed-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import type { ChangeContext } from '../app-context'
import { eventCreation, findEvent } from '../events/repository'
import { changeEvent } from './change'
import { commitDecision } from './commit-decision'
import type { Write } from './transact'

type Removal<Item extends { id: string; version: number }> = {
  kind: ChangedKind
  /** Strongly consistent; undefined answers NOT_FOUND. */
  read: () => Promise<Item | undefined>
  /** Throws when it must stay; else its removal under the version that was read, and what goes with it. */
  writes: (current: Item) => readonly Write[] | Promise<readonly Write[]>
  /** The version a screen has shown. */
  version?: number | undefined
}

/** Takes one thing away with its event, in one transaction. */
export const commitRemoval = <Item extends { id: string; version: number }>(
  ctx: ChangeContext,
  { kind, read, writes, version }: Removal<Item>,
): Promise<true> => {
  const operationId = eventId.parse(ctx.newId())
  const ownCtx = { ...ctx, newId: () => operationId }

  return commitDecision<true>(ctx, {
    decide: async () => {
      const current = await read()
      if (!current) throw new AppError('NOT_FOUND', 'There is nothing with this id')
      if (version !== undefined && version !== current.version) {
        throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
      }
      const { id } = current
      const event = changeEvent(ownCtx, { kind, id, version: current.version + 1, before: current })

      return { writes: [eventCreation(event), ...(await writes(current))], result: true }
    },
    isRepeatable: false,
    recover: async () => ((await findEvent(ctx.organizationId, operationId)) ? true : undefined),
  })
}
