import type { ChangedKind } from '@reservaplus/shared/events/changed-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { eventCreation, findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { changeEvent } from './change'
import { commitDecision } from './commit-decision'
import type { Write } from './transact'

export type Creation<Item extends { id: string; version: number }> = {
  kind: ChangedKind
  /** Minted before the caller began something larger: what was made under it already is answered as it is. */
  id?: string | undefined
  /** Gathers with strong reads and decides, under the id that was minted before. May be called again, on fresh data. */
  decide: () => Promise<{
    item: Item
    writes: readonly Write[]
    /** It was found, and is answered as it is. */
    isThere?: true
  }>
  /** Strongly consistent, by the id that an earlier attempt or call has made. */
  find: (id: string) => Promise<Item | undefined>
  /** Absent: the caller has no key for this. */
  call?: RecordedCall | undefined
}

/** Makes one thing with its event, in one transaction; with a caller's key the same again answers what was made. */
export const commitCreation = <Item extends { id: string; version: number }>(
  ctx: AppContext,
  { kind, id, decide, find, call }: Creation<Item>,
): Promise<Item> => {
  const operationId = eventId.parse(ctx.newId())
  const ownCtx = { ...ctx, newId: () => operationId }
  let decided: Item | undefined

  return commitDecision(ctx, {
    decide: async () => {
      const made = id === undefined ? undefined : await find(id)
      if (made) return { writes: [], result: made }
      const { item, writes, isThere } = await decide()
      if (isThere) return { writes: [], result: item }
      const event = changeEvent(ownCtx, { kind, id: item.id, version: item.version, after: item })
      const marks = call?.writes({ eventId: operationId, subjectId: item.id }) ?? []
      decided = item

      return { writes: [...marks, eventCreation(event), ...writes], result: item }
    },
    isRepeatable: call?.isRepeatable ?? false,
    recover: async () => {
      const record = await call?.find()
      if (record) return find(record.subjectId)

      return (await findEvent(ctx.organizationId, operationId)) && decided && find(decided.id)
    },
  })
}
