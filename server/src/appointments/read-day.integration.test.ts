import { everyDay } from '@reservaplus/shared/testing/builders'
import { localDate } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'

import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { dayView } from './read-day'

useTestTable()

const segments = [
  { kind: 'work' as const, minutes: 30 },
  { kind: 'processing' as const, minutes: 60 },
  { kind: 'work' as const, minutes: 30 },
]

it.each([
  ['in the middle of the work', [], '2026-11-25T02:15:00Z'],
  ['while it processes', segments, '2026-11-25T02:15:00Z'],
])('a visit that midnight meets %s is shown on both days', async (_when, parts, start) => {
  const salon = await openSalon({
    professional: { weeklyHours: everyDay('00:00-06:00', '18:00-24:00') },
    service: { durationMinutes: 120, segments: parts },
  })
  const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start }))
  const shownOn = async (date: string) => {
    const { appointments } = await dayView(salon.ctx, { date: localDate.parse(date) })

    return appointments.map(({ id }) => id)
  }
  expect(await shownOn('2026-11-24')).toEqual([appointment.id])
  expect(await shownOn('2026-11-25')).toEqual([appointment.id])
  expect(await shownOn('2026-11-26')).toEqual([])
})
