import { clientVisits } from '@reservaplus/shared/appointments/visits'
import type { Instant } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'
import { splitVisits } from './split-visits'

const visitOn = (date: string, status = 'confirmed') => ({
  id: `01KAMX3W4S5T6V7W8X9Y${date.replaceAll('-', '').slice(2)}`,
  start: `${date}T13:00:00Z`,
  localStart: `${date}T10:00`,
  status,
  serviceName: 'Corte',
  professionalName: 'Antonia',
  price: { amount: 15_000, currency: 'CLP' },
})

it('shows the next appointment first, and what was called off among the past', () => {
  const { items } = clientVisits.parse({
    items: [
      visitOn('2026-12-20'),
      visitOn('2026-12-10', 'cancelled'),
      visitOn('2026-12-01'),
      visitOn('2026-11-01', 'completed'),
    ],
  })
  const { coming, past } = splitVisits(items, '2026-11-24T00:00:00Z' as Instant)

  expect(coming.map(({ localStart }) => localStart.slice(0, 10))).toEqual(['2026-12-01', '2026-12-20'])
  expect(past.map(({ status }) => status)).toEqual(['cancelled', 'completed'])
})
