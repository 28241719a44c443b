import { expect, it } from 'vitest'
import { create, list, revoke } from '../api-keys/service'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'

useTestTable()

it('there are twenty keys at most, also when several are made at once', async () => {
  const ctx = await openOrganization()
  const make = () => create(ctx, { name: 'Caja', permissions: ['services:read'] })
  for (let count = 0; count < 19; count += 1) await make()
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, make))

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const { id } of await list(ctx)) await revoke(ctx, { id })
  expect((await make()).key).toBeTruthy()
})
