import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangedKind } from '@reservaplus/shared/events/changed-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import type { ChangeContext } from '../app-context'
import { eventCreation, findEvent } from '../events/repository'
import { changeEvent } from './change'
import { commitDecision } from './commit-decision'
import type { Write } from './transact'

type Versioned = { id: string; version: number }

export type Update<Item extends Versioned> = {
  kind: ChangedKind
  /** Strongly consistent; undefined answers NOT_FOUND. */
  read: () => Promise<Item | undefined>
  /** Decides: throws AppError, or returns what it shall be. May be called again, on fresh data. */
  change: (current: Item) => Item | Promise<Item>
  /** `next` carries the next version: its replacement under the condition of the one before, claims, counters. */
  writes: (next: Item, current: Item, operationId: string) => readonly Write[] | Promise<readonly Write[]>
  /** The version a screen has shown; CONFLICT when there is a newer one. Absent: the last word wins, field by field. */
  version?: number | undefined
  onLimit?: AppError | undefined
}

/**
 * Changes one thing with its event, in one transaction under the version that was read; whoever comes second decides again
 * on what the first has left. Nothing changed: nothing is written.
 */
export const commitUpdate = async <Item extends Versioned>(ctx: ChangeContext, update: Update<Item>): Promise<Item> => {
  const operationId = ctx.newId()
  const ownCtx = { ...ctx, newId: () => operationId }
  let written: Item | undefined

  const decide = async () => {
    const current = await update.read()
    if (!current) throw new AppError('NOT_FOUND', 'There is nothing with this id')
    if (update.version !== undefined && update.version !== current.version) {
      throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
    }

    const changed = await update.change(current)
    if (isSame(changed, current)) return { writes: [], result: current }

    const next = { ...changed, version: current.version + 1 }
    const event = changeEvent(ownCtx, {
      kind: update.kind,
      id: next.id,
      version: next.version,
      before: current,
      after: next,
    })
    written = next

    return { writes: [eventCreation(event), ...(await update.writes(next, current, operationId))], result: next }
  }

  return commitDecision(ctx, {
    decide,
    isRepeatable: false,
    // The event is there only if the last decision that was sent was carried out.
    recover: async () => ((await findOwnEvent(ctx, operationId)) ? written : undefined),
    onLimit: update.onLimit,
  })
}

const findOwnEvent = ({ organizationId }: ChangeContext, id: string) => findEvent(organizationId, eventId.parse(id))
