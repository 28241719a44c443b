import { beforeAll, expect, it } from 'vitest'

import { create as createClient } from '../clients/service'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { choosePlan } from './change'
import { get, usage } from './service'

const table = useTestTable()

let salon: Salon
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  salon = await openSalon()
  measure = meterUnits(table().client)
})

it('the subscription is one read', async () => {
  expect(await measure(() => get(salon.ctx))).toMatchObject({ read: 1, requests: 1, rounds: 1 })
})

it('usage is three reads in two rounds, however much there is', async () => {
  for (let index = 1; index <= 30; index++) await createClient(salon.ctx, { firstName: `C${index}`, lastName: '' })
  const units = await measure(() => usage(salon.ctx))
  expect(units).toMatchObject({ requests: 3, rounds: 2 })
  expect(units.read).toBeLessThanOrEqual(4)
})

it('a choice is two reads and one transaction', async () => {
  const units = await measure(() => choosePlan(salon.ctx, { billingCycle: 'yearly' }))
  expect(units.requests).toBe(3)
  expect(units.write).toBeLessThanOrEqual(10)
})

it('a new client is counted in its own transaction, after two reads', async () => {
  const units = await measure(() => createClient(salon.ctx, { firstName: 'Ana', lastName: 'Soto' }))
  expect(units.requests).toBe(3)
  expect(units.write).toBeLessThanOrEqual(14)
})
