import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangedKind } from '@reservaplus/shared/events/changed-event'
import { changedEvent } from '@reservaplus/shared/events/changed-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import type { AppContext } from '../app-context'
import { EventEntity } from '../events/entity'
import { pause } from './retry'
import { transact, type Write } from './transact'
import { UniqueEntity } from './unique-entity'

type Subject = { kind: ChangedKind; id: string; version: number }

const attempts = 5

/** The event of a change to catalogue, team or settings; its id is this operation's marker. */
const eventWrite = (ctx: AppContext, { kind, id, version }: Subject): Write => ({
  role: 'marker',
  action: EventEntity.build(PutTransaction)
    .item(
      changedEvent(kind, {
        id: eventId.parse(ctx.newId()),
        organizationId: ctx.organizationId,
        at: instantOf(ctx.clock.now()),
        actor: ctx.actor,
        subjectId: id,
        version,
        origin: ctx.origin,
      }),
    )
    .options({ condition: { attr: 'id', exists: false } }),
})

/** Claims a value that only one may hold. */
export const claimUnique = (ctx: AppContext, value: string, holderId: string): Write => ({
  role: 'limit',
  action: UniqueEntity.build(PutTransaction)
    .item({ value, organizationId: ctx.organizationId, holderId })
    .options({ condition: { attr: 'value', exists: false } }),
})

/**
 * Writes a change with its event in one transaction. `state` conditions that fail answer CONFLICT, `limit` ones (a
 * value that is taken) the given error. Safe to repeat: a commit whose answer got lost is found by its event.
 */
export const commitChange = async (
  ctx: AppContext,
  subject: Subject,
  writes: readonly Write[],
  onTaken = new AppError('CONFLICT', 'This is there already'),
): Promise<void> => {
  const all = [eventWrite(ctx, subject), ...writes]

  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await transact(all)
    if (outcome === 'committed' || outcome === 'committed-before') {
      return
    }
    if (outcome === 'changed') {
      throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
    }
    if (outcome === 'limit') {
      throw onTaken
    }
    await pause(ctx.clock, attempt)
  }
  throw new AppError('BUSY', 'Too much going on at once', { retryAfterSeconds: 2 })
}
