import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangedKind } from '@reservaplus/shared/events/changed-event'
import { changedEvent } from '@reservaplus/shared/events/changed-event'
import { changesOf } from '@reservaplus/shared/events/changes'
import { eventId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext, ChangeContext } from '../app-context'
import { eventCreation } from '../events/repository'
import { pause } from './retry'
import { transact, type Write } from './transact'

type Subject = {
  kind: ChangedKind
  id: string
  version: number
  /** For the audit; one of them absent: created, removed. Both: the event says which fields became what. */
  before?: object | undefined
  after?: object | undefined
}

const attempts = 5

/** The event of a change to catalogue, team, clients or settings; its id is the operation's marker. */
export const changeEvent = (ctx: ChangeContext, { kind, id, version, before, after }: Subject) =>
  changedEvent(kind, {
    id: eventId.parse(ctx.newId()),
    organizationId: ctx.organizationId,
    at: instantOf(ctx.clock.now()),
    actor: ctx.actor,
    subjectId: id,
    version,
    ...((before || after) && { changes: changesOf(kind, { ...before }, { ...after }) }),
    origin: ctx.origin,
  })

/** Until it is written; only for writes that may be carried out twice, or whose marker is among them. */
export const commitWrites = async (
  { clock }: Pick<AppContext, 'clock'>,
  writes: readonly Write[],
  onTaken = new AppError('CONFLICT', 'This is there already'),
): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await transact(writes)
    if (outcome === 'committed' || outcome === 'committed-before') {
      return
    }
    if (outcome === 'changed') {
      throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
    }
    if (outcome === 'limit') {
      throw onTaken
    }
    await pause(clock, attempt)
  }
  throw new AppError('BUSY', 'Too much going on at once', { retryAfterSeconds: 2 })
}

/**
 * Writes a change with its event in one transaction. `state` conditions that fail answer CONFLICT, `limit` ones (a
 * value that is taken) the given error. Safe to repeat: a commit whose answer got lost is found by its event.
 */
export const commitChange = (
  ctx: AppContext,
  subject: Subject,
  writes: readonly Write[],
  onTaken?: AppError,
): Promise<void> => commitWrites(ctx, [eventCreation(changeEvent(ctx, subject)), ...writes], onTaken)
