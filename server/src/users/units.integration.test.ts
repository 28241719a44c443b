import { userId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { beforeAll, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { addMember } from './add-member'
import { get, list } from './read-team'

const table = useTestTable()
let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
const ids = Array.from({ length: 100 }, () => userId.parse(ulid()))

beforeAll(async () => {
  ctx = await openOrganization()
  for (const [index, id] of ids.entries()) {
    await addMember(ctx, id, {
      email: `${id.toLowerCase()}@equipo.example`,
      firstName: 'Rosa',
      lastName: `Pérez ${index}`,
      role: 'admin',
      locale: 'es',
      professionalId: undefined,
    })
  }
  measure = meterUnits(table().client)
}, 60_000)

it('F-54 the largest team is two requests at once, whatever its size', async () => {
  const units = await measure(async () => expect(await list(ctx, {})).toHaveLength(100))

  expect(units).toMatchObject({ write: 0, requests: 2, rounds: 1 })
  expect(units.read).toBeLessThanOrEqual(12)
})

it('F-54 one member is two requests at once', async () => {
  const units = await measure(() => get(ctx, { id: ids[50] ?? ids[0] ?? userId.parse(ulid()) }))

  expect(units).toMatchObject({ write: 0, requests: 2, rounds: 1 })
  expect(units.read).toBeLessThanOrEqual(2)
})
