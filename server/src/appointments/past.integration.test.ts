import type { Client } from '@reservaplus/shared/clients/schema'
import { beforeAll, expect, it } from 'vitest'

import { projectClient } from '../clients/project-client'
import { create as createClient } from '../clients/service'
import { mainOperations, type Operation } from '../testing/main-operations'
import { fillPast } from '../testing/past'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { openVisitSalon } from '../testing/visit-salon'

const table = useTestTable()
const few = 1_000
const many = 20_000

/** With about so many items behind it; the client who always came has more appointments than a list shows. */
const openWithPast = async (items: number) => {
  const salon = await openVisitSalon()
  const { ctx } = salon
  const regular: Client = await createClient(ctx, { firstName: 'Isidora', lastName: 'Valdivieso' })
  await projectClient(ctx.clock, { organizationId: ctx.organizationId, clientId: regular.id })
  await fillPast(salon, regular, items)

  return mainOperations(salon, regular)
}

let measure: ReturnType<typeof meterUnits>
let small: Operation[]
let large: Operation[]
beforeAll(async () => {
  small = await openWithPast(few)
  large = await openWithPast(many)
  measure = meterUnits(table().client)
})

it(`what is done all day costs the same with ${few} items behind it as with ${many}`, async () => {
  const costs: Record<string, unknown>[] = []
  for (const operations of [small, large]) {
    const cost: Record<string, unknown> = {}
    for (const { name, run } of operations) {
      const { read, write, requests } = await measure(run)
      cost[name] = { read, write, requests }
    }
    costs.push(cost)
  }
  expect(costs[1]).toEqual(costs[0])
})
