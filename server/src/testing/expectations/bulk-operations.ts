import { appointmentId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { startBulkOperation } from '../../bulk-operations/start-operation'
import { type Expectation, everybody } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

/** One that nobody carries out here. */
const begin = async ({ ctx }: Tenant) => {
  const ids = [appointmentId.parse(ulid())]
  const { id } = await startBulkOperation(ctx, { kind: 'status-change', input: { ids, to: 'confirmed' }, total: 1 })

  return { id }
}

const own = (scene: Scene) => begin(scene.own)
const foreign = { id: async (scene: Scene) => (await begin(scene.other)).id }

// Professionals and staff see what they have started themselves: others' is not there for them.
export const bulkOperationsExpectations: Readonly<Record<string, Expectation>> = {
  'bulkOperations.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'bulkOperations.get': { allowed: ['owner', 'admin', 'reception'], refusal: 'NOT_FOUND', input: own, foreign },
  'bulkOperations.results': { allowed: ['owner', 'admin', 'reception'], refusal: 'NOT_FOUND', input: own, foreign },
  'bulkOperations.cancel': { allowed: ['owner', 'admin'], refusal: 'NOT_FOUND', input: own, foreign },
}
