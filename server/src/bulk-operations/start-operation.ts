import type { BulkKind, BulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { bulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { bulkOperationId, eventId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitDecision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { eventCreation, findEvent } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import type { StoredBulkOperation } from './entity'
import { bulkOperationCreation, findBulkOperation } from './repository'

type Start = {
  kind: BulkKind
  input: Readonly<Record<string, unknown>>
  /** How many steps: `steps[kind].run` is called with the indices below. */
  total: number
  idempotencyKey?: string | undefined
}

/** Until the event has reached the runner, nobody else takes it up. */
const headStartMinutes = 1

export const shownOperation = (stored: StoredBulkOperation): BulkOperation => bulkOperation.parse(stored)

/**
 * The item and the event that wakes the runner, for whoever writes them together with something else. The ids are minted
 * by `ctx`, once: whoever decides again passes the same operation.
 */
export const newBulkOperation = (ctx: AppContext, { kind, input, total }: Omit<Start, 'idempotencyKey'>) => {
  const { organizationId, actor, role, grants, professionalId } = ctx
  const createdAt = instantOf(ctx.clock.now())
  const id = bulkOperationId.parse(ctx.newId())
  const operation: StoredBulkOperation = {
    id,
    organizationId,
    kind,
    status: total === 0 ? 'done' : 'running',
    total,
    done: 0,
    failed: 0,
    createdBy: actor,
    createdAt,
    ...(total === 0 && { finishedAt: createdAt }),
    input: { ...input },
    rights: { role, grants, professionalId },
    leaseUntil: addMinutes(createdAt, headStartMinutes),
    stalls: 0,
    version: 1,
  }
  const event: DomainEvent = {
    id: eventId.parse(ctx.newId()),
    organizationId,
    at: createdAt,
    actor,
    version: 1,
    origin: 'live',
    type: 'bulk-operation.started',
    subject: { kind: 'bulk-operation', id },
    data: { kind, total },
  }
  const writes: Write[] = [eventCreation(event), bulkOperationCreation(operation)]

  return { operation, eventId: event.id, writes }
}

/** Work in many steps begins: the answer is the operation, which a runner carries out. With a key, asked twice is once. */
export const startBulkOperation = async (ctx: AppContext, start: Start): Promise<BulkOperation> => {
  const { organizationId } = ctx
  const call = recordCall(ctx, `bulkOperations.${start.kind}`, {
    idempotencyKey: start.idempotencyKey,
    input: start.input,
    total: start.total,
  })
  const { operation, eventId: ownEvent, writes } = newBulkOperation(ctx, start)

  const stored = await commitDecision<StoredBulkOperation>(ctx, {
    decide: async () => {
      assertWritable(await findExisting(ctx, { consistent: true }))

      return { writes: [...call.writes({ eventId: ownEvent, subjectId: operation.id }), ...writes], result: operation }
    },
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()
      if (record) return findBulkOperation(organizationId, bulkOperationId.parse(record.subjectId))

      return (await findEvent(organizationId, ownEvent)) && operation
    },
  })

  return shownOperation(stored)
}
