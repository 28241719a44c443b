import { instant } from '@reservaplus/shared/time/schema'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { type Fault, injectFaults } from '../testing/faults'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { cancel } from './change'
import { create } from './create'
import { get } from './read'
import { reschedule } from './reschedule'

const table = useTestTable()

let faults: Fault[] = []
let salon: VisitSalon
beforeAll(async () => {
  injectFaults(table().client, (command) => (command === 'TransactWriteItemsCommand' ? faults.shift() : undefined))
  salon = await openVisitSalon()
})
afterEach(() => {
  faults = []
})

const stored = async (prefix: string) =>
  (await readEverything(table(), prefix)).filter(({ PK }) => PK === `ORG#${salon.ctx.organizationId}`)

const cases: [string, Fault[]][] = [
  ['throttling', ['throttled', 'throttled']],
  ['a request that never arrives', ['lost-request']],
  ['a commit whose answer is lost', ['lost-answer']],
  ['all of it', ['lost-request', 'throttled', 'lost-answer', 'conflict']],
]

describe('a visit under faults', () => {
  it.each(cases)('is booked, moved and cancelled once each in spite of %s', async (_what, befalling) => {
    const [visits, appointments, events] = [await stored('VISIT#'), await stored('APPT#'), await stored('EVENT#')]
    faults = [...befalling]
    const booked = await create(salon.ctx, salon.visitInput())
    faults = [...befalling]
    const moved = await reschedule(salon.ctx, { id: booked.id, start: '2026-11-25T13:00:00Z', professionals: 'same' })
    faults = [...befalling]
    const cancelled = await cancel(salon.ctx, { id: booked.id, reason: '' })

    expect(moved.appointments.map(({ start }) => start)).toEqual(['2026-11-25T13:00:00Z', '2026-11-25T14:00:00Z'])
    expect(cancelled.appointments.map(({ status, version }) => [status, version])).toEqual([
      ['cancelled', 3],
      ['cancelled', 3],
    ])
    expect(await get(salon.ctx, { id: booked.id })).toEqual(cancelled)
    expect(await stored('VISIT#')).toHaveLength(visits.length + 1)
    expect(await stored('APPT#')).toHaveLength(appointments.length + 2)
    expect((await stored('EVENT#')).filter(({ type }) => String(type).startsWith('appointment.'))).toHaveLength(
      events.filter(({ type }) => String(type).startsWith('appointment.')).length + 6,
    )
  })

  it('that the plan of the month has no room for is refused as a whole, and counts nothing', async () => {
    const subscription = {
      plan: 'empresarial' as const,
      status: 'active' as const,
      billingCycle: 'monthly' as const,
      periodEnd: instant.parse('2027-12-31T00:00:00Z'),
      limits: { monthlyAppointments: 3 },
    }
    const full = await openVisitSalon({ organization: { subscription } })
    await create(full.ctx, full.visitInput())

    await expect(create(full.ctx, full.visitInput({ start: '2026-11-25T13:00:00Z' }))).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { counter: 'monthlyAppointments', limit: 3, current: 2 },
    })
    await expect(full.byHand({ start: '2026-11-25T13:00:00Z' })).resolves.toMatchObject({ status: 'confirmed' })
  })
})
