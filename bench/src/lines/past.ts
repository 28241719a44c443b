import { startDynamoDb } from '@reservaplus/local/dynamodb/launcher'
import { projectClient } from '@reservaplus/server/clients/project-client'
import { create as createClient } from '@reservaplus/server/clients/service'
import { mainOperations } from '@reservaplus/server/testing/main-operations'
import { fillPast } from '@reservaplus/server/testing/past'
import { openVisitSalon } from '@reservaplus/server/testing/visit-salon'

import { percentile } from '../percentile'
import { createPlainTable } from '../setup/create-plain-table'
import { type Consumption, measureConsumption } from '../setup/measured-client'
import { connect } from '../stress/connect'
import type { Line, Measured } from './line'

const few = 1_000
const many = 100_000
/** Each on a day of its own; the first is measured by units, all by the clock. */
const rounds = 20
/** p95 with a long past against a short one. */
const mostSlower = 1.2

type Measure = (run: () => Promise<unknown>) => Promise<Consumption>
type Cost = { units: number; p95: number }

const openWithPast = async (items: number) => {
  const salon = await openVisitSalon()
  const { ctx } = salon
  const regular = await createClient(ctx, { firstName: 'Isidora', lastName: 'Valdivieso' })
  await projectClient(ctx.clock, { organizationId: ctx.organizationId, clientId: regular.id })
  await fillPast(salon, regular, items)

  return { salon, regular }
}

const costsOf = async ({ salon, regular }: Awaited<ReturnType<typeof openWithPast>>, measure: Measure) => {
  const units = new Map<string, number>()
  const times = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of mainOperations(salon, regular, round)) {
      const begun = performance.now()
      const { readUnits, writeUnits } = await measure(run)
      times.set(name, [...(times.get(name) ?? []), performance.now() - begun])
      if (round === 0) units.set(name, readUnits + writeUnits)
    }
  }

  return new Map(
    [...units].map(([name, value]): [string, Cost] => [
      name,
      { units: value, p95: percentile(times.get(name) ?? [], 0.95) },
    ]),
  )
}

/** What is done all day long, with a hundred times as much behind it. The suite asserts the units at a twentieth of it. */
export const pastLine: Line = {
  name: 'past',
  measure: async () => {
    const engine = await startDynamoDb()
    const tableName = `bench-${Date.now()}`
    const client = connect({ endpoint: engine.endpoint, tableName })
    try {
      await createPlainTable(client, tableName)
      const salons = [await openWithPast(few), await openWithPast(many)] as const
      const measure = measureConsumption(client)
      const [small, large] = [await costsOf(salons[0], measure), await costsOf(salons[1], measure)]

      return [...large].flatMap(([name, { units, p95 }]): Measured[] => {
        const before = small.get(name) ?? { units: 0, p95: 1 }
        const note = `${few} against ${many} items`
        const what = `${name} with a long past`

        return [
          { what, value: units, unit: 'units', target: before.units, bound: 'most', note },
          { what: `${what}: p95`, value: p95 / before.p95, unit: '×', target: mostSlower, bound: 'most', note },
        ]
      })
    } finally {
      client.destroy()
      await engine.stop()
    }
  },
}
