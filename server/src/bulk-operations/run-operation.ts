import type { BulkResult } from '@reservaplus/shared/bulk-operations/schema'
import type { BulkOperationId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { commitDecision } from '../db/commit-decision'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { endedOperation } from './end-operation'
import type { StoredBulkOperation } from './entity'
import { bulkOperationReplacement, findBulkOperation, replaceBulkOperation } from './repository'
import { bulkResultWrite } from './result-repository'
import { runStep, type Step } from './run-step'
import { steps as allSteps } from './steps'

/** Longer than any step takes: who has not renewed it by then is not there any more. */
const leaseMinutes = 2
const renewedBelowMinutes = 1
const putOffMinutes = 10

export type Run = {
  request: RequestContext
  isTimeLeft: () => boolean
  /** Absent: the product's. */
  steps?: Readonly<Partial<Record<StoredBulkOperation['kind'], Step>>>
}

type Place = { organizationId: OrganizationId; id: BulkOperationId }

/**
 * `left`: there is more to do, somebody has to be sent on. `taken`: somebody else is at work. `waiting`: the organization is
 * closed or being moved. `gone`: it is not there any more.
 */
export type RunOutcome = StoredBulkOperation['status'] | 'left' | 'taken' | 'waiting' | 'gone'

const isTaken = ({ leaseId, leaseUntil }: StoredBulkOperation, now: Instant) =>
  leaseId !== undefined && leaseUntil > now

const takeLease = async (
  current: StoredBulkOperation,
  { newId, clock }: RequestContext,
): Promise<StoredBulkOperation | undefined> => {
  const now = instantOf(clock.now())
  if (isTaken(current, now)) return undefined
  const next: StoredBulkOperation = {
    ...current,
    leaseId: newId(),
    leaseUntil: addMinutes(now, leaseMinutes),
    stalls: current.stalls + 1,
    version: current.version + 1,
  }

  return (await replaceBulkOperation(next, current)) ? next : undefined
}

/** It is asked for again later: those of organizations that stay closed keep no others from their turn. */
const putOff = async (current: StoredBulkOperation, { clock }: RequestContext): Promise<RunOutcome> => {
  const now = instantOf(clock.now())
  if (isTaken(current, now)) return 'waiting'
  const { leaseId: _over, ...rest } = current
  const leaseUntil = addMinutes(now, putOffMinutes)
  await replaceBulkOperation({ ...rest, leaseUntil, version: current.version + 1 }, current)

  return 'waiting'
}

/** Steps that were carried out, and what there is to say of some of them. */
type Carried = { steps: number; results: readonly BulkResult[] }

/** So many steps on. The lease is renewed late: each renewal moves the entry in the index of what is open. */
const advanced = (current: StoredBulkOperation, { steps, results }: Carried, now: Instant): StoredBulkOperation => {
  const done = current.done + steps
  const isEnd = done >= current.total && current.status === 'running'
  const isShort = current.leaseUntil < addMinutes(now, renewedBelowMinutes)

  return {
    ...(isEnd ? endedOperation(current, { status: 'done', at: now }) : current),
    done,
    failed: current.failed + results.filter(({ outcome }) => outcome === 'failed').length,
    ...(isShort && { leaseUntil: addMinutes(now, leaseMinutes) }),
    stalls: 0,
    version: current.version + 1,
  }
}

/** Progress and what there is to say of the steps, together; undefined when somebody else has the lease by now. */
const recordSteps = (
  ctx: AppContext,
  known: StoredBulkOperation,
  carried: Carried,
): Promise<StoredBulkOperation | undefined> => {
  let read: StoredBulkOperation | undefined = known

  return commitDecision<{ operation: StoredBulkOperation | undefined }>(ctx, {
    decide: async () => {
      const current = read ?? (await findBulkOperation(ctx.organizationId, known.id))
      read = undefined
      if (!current || current.leaseId !== known.leaseId) return { writes: [], result: { operation: undefined } }
      // An earlier sending has come through, its answer has not.
      if (current.done > known.done) return { writes: [], result: { operation: current } }
      const next = advanced(current, carried, instantOf(ctx.clock.now()))

      return {
        writes: [
          bulkOperationReplacement(next, current),
          ...carried.results.map((result) => bulkResultWrite(current, result)),
        ],
        result: { operation: next },
      }
    },
    isRepeatable: false,
    recover: async () => ({ operation: await findBulkOperation(ctx.organizationId, known.id) }),
  }).then(({ operation }) => operation)
}

/** Whoever comes next need not wait for the lease to end. */
const giveBack = async (current: StoredBulkOperation, { clock }: RequestContext): Promise<RunOutcome> => {
  const { leaseId: _given, ...rest } = current
  const leaseUntil = instantOf(clock.now())
  await replaceBulkOperation({ ...rest, leaseUntil, version: current.version + 1 }, current)

  return 'left'
}

/**
 * Some steps, one after the other, as many as are written down at once. What interrupts one leaves those before it; they
 * may be made again, which changes nothing.
 */
const carryOut = async (
  { ctx, operation, step }: { ctx: AppContext; operation: StoredBulkOperation; step: Step },
  isTimeLeft: () => boolean,
): Promise<Carried> => {
  const results: BulkResult[] = []
  const most = Math.min(step.writtenAtOnce ?? 1, operation.total - operation.done)
  let steps = 0
  do {
    const stalls = steps === 0 ? operation.stalls : 0
    const at = { ...operation, done: operation.done + steps, stalls }
    try {
      const result = await runStep({ ctx, operation: at, step })
      if (result) results.push(result)
    } catch (error) {
      if (steps === 0) throw error
      break
    }
    steps += 1
  } while (steps < most && isTimeLeft())

  return { steps, results }
}

/** Step by step until the end or until time runs low, with the rights of whoever started it. */
export const runOperation = async ({ organizationId, id }: Place, run: Run): Promise<RunOutcome> => {
  const { request, isTimeLeft, steps = allSteps } = run
  const [organization, found] = await Promise.all([
    findOrganization(organizationId, { consistent: true }),
    findBulkOperation(organizationId, id),
  ])
  const step = found && steps[found.kind]
  if (!organization || !step) return 'gone'
  if (found.status !== 'running') return found.status
  if (!isWritable(organization)) return putOff(found, request)

  let current = await takeLease(found, request)
  const ctx: AppContext = { ...request, ...found.rights, organizationId, actor: found.createdBy, correlationId: id }

  while (current) {
    if (current.status !== 'running') return current.status
    if (!isTimeLeft()) return giveBack(current, request)
    current = await recordSteps(ctx, current, await carryOut({ ctx, operation: current, step }, isTimeLeft))
  }

  return 'taken'
}
