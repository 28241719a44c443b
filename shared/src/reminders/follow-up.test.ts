import { expect, it } from 'vitest'
import { appointmentId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { instant } from '../time/schema'
import { cameBack, followUpAt } from './follow-up'

const visit = someAppointment({ status: 'completed' })
const other = { ...visit, id: appointmentId.parse('01JDCX00000000000000000009') }

it('a visit is followed up some days later at ten by the salon’s clock, and only one that took place', () => {
  expect(followUpAt(visit, { followUpDays: 30 })).toBe('2026-12-24T13:00:00Z')
  expect(followUpAt(visit, { followUpDays: 0 })).toBeUndefined()
  expect(followUpAt({ ...visit, status: 'no_show' }, { followUpDays: 30 })).toBeUndefined()
})

it('whoever came back, or has booked again, is not asked; of what was done at once the last one asks', () => {
  const later = { ...other, start: instant.parse('2026-12-10T13:00:00Z') }
  expect(cameBack(visit, [visit])).toBe(false)
  expect(cameBack(visit, [visit, { ...later, status: 'confirmed' }])).toBe(true)
  expect(cameBack(visit, [visit, { ...later, status: 'cancelled' }])).toBe(false)
  expect([cameBack(visit, [visit, other]), cameBack(other, [visit, other])]).toEqual([true, false])
})
