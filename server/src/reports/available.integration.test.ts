import { eventNotice } from '@reservaplus/shared/events/schema'
import { updateScheduleInput } from '@reservaplus/shared/schedules/schedule'
import { localDate } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'
import { findEventsOfSubject } from '../events/repository'
import { update } from '../schedules/service'
import { testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { projectDay } from './project-day'
import { findTouched } from './project-event'
import { projectRange } from './project-range'
import { readSummary } from './read-summary'

useTestTable()

const dates = (from: string, to: string) => ({ from: localDate.parse(from), to: localDate.parse(to) })

it('changed hours bring days ahead up to date; those that are over keep the hours they were worked in', async () => {
  const clock = testClock('2026-11-16T12:00:00Z')
  const { ctx, professional, byHand } = await openSalon({ clock })
  const { organizationId } = ctx
  await byHand({ start: '2026-11-17T13:00:00Z' })
  await byHand({ start: '2026-11-24T13:00:00Z' })
  await projectRange(clock, { organizationId, ...dates('2026-11-17', '2026-11-24') })
  clock.set('2026-11-23T14:00:00Z')
  const half = [{ start: '09:00', end: '13:00', breaks: [] }]
  await update(ctx, updateScheduleInput.parse({ professionalId: professional.id, weeklyHours: { tuesday: half } }))
  const events = await findEventsOfSubject(organizationId, { kind: 'schedule', id: professional.id })
  for (const event of events) {
    const { dates: touched } = await findTouched(clock, eventNotice.parse(event))
    for (const date of touched) await projectDay(clock, { organizationId, date })
  }

  const { days } = await readSummary(ctx, dates('2026-11-17', '2026-11-24'))
  const occupancy = Object.fromEntries(days.map(({ date, occupancyPercent }) => [date, occupancyPercent]))
  expect(events).toHaveLength(1)
  expect(occupancy['2026-11-17']).toBe(9.4)
  expect(occupancy['2026-11-24']).toBe(18.8)
  // Told again much later, and rebuilt: the same.
  await projectRange(clock, { organizationId, ...dates('2026-11-17', '2026-11-17') })
  expect((await readSummary(ctx, dates('2026-11-17', '2026-11-17'))).availableMinutes).toBe(480)
})
