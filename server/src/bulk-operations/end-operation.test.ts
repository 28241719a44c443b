import { organizationId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'
import { endedOperation } from './end-operation'
import type { StoredBulkOperation } from './entity'

const at = instant.parse('2026-11-23T14:00:00Z')
const running = (input: StoredBulkOperation['input']): StoredBulkOperation => ({
  id: 'operation-0000000000000001' as StoredBulkOperation['id'],
  organizationId: organizationId.parse('organization-00000000001'),
  kind: 'day-move',
  status: 'running',
  total: 1,
  done: 1,
  failed: 0,
  createdBy: { kind: 'staff', id: 'user' },
  createdAt: at,
  input,
  rights: { role: 'owner', grants: undefined, professionalId: undefined },
  leaseUntil: at,
  stalls: 0,
  version: 1,
})

it('an operation that has ended keeps what it was about, and no words that were typed for its steps', () => {
  const { status, finishedAt, input } = endedOperation(
    running({ reason: 'Zenobia enferma', date: '2026-12-01', moves: [{ id: 'a', reason: 'Zenobia' }, { id: 'b' }] }),
    { status: 'cancelled', at },
  )
  expect({ status, finishedAt }).toEqual({ status: 'cancelled', finishedAt: at })
  expect(input).toEqual({ reason: '', date: '2026-12-01', moves: [{ id: 'a', reason: '' }, { id: 'b' }] })
})
