import { describe, expect, it } from 'vitest'
import { at, dayException, everyDay, hours, question } from '../testing/builders'
import { decideStart } from './decide'
import type { SlotQuestion } from './question'

/** The rows of the precedence table that are about days. */

const local = (time: string, day = '2026-11-23') => at(`${day}T${time}:00-03:00`)
const answer = (asked: SlotQuestion, start: number) => {
  const decision = decideStart(asked, start)

  return decision.ok ? 'ok' : decision.reason
}

const fine = { slotIntervalMinutes: 1 }

describe('closures and exceptions', () => {
  const special = (...texts: string[]) => ({ type: 'special_hours', intervals: hours(...texts) }) as const
  const own = (...texts: string[]) => dayException('2026-11-23', special(...texts))
  const everyone = (...texts: string[]) => dayException('2026-11-23', { professionalId: 'ALL', ...special(...texts) })
  const asked = (overrides: Parameters<typeof question>[0]) => question({ rules: fine, ...overrides })

  it('a closure beats the professional’s own special hours, for the desk too', () => {
    for (const audience of ['client', 'staff', 'walk-in'] as const) {
      const closures = [dayException('2026-11-23', { professionalId: 'ALL', type: 'holiday' })]
      const closed = asked({ audience, exceptions: [own('09:00-18:00')], closures })

      expect(answer(closed, local('10:00'))).toBe('closed')
      expect(answer(closed, local('10:00', '2026-11-24'))).toBe('ok')
    }
  })

  it('the professional’s own day beats the week', () => {
    const late = asked({ exceptions: [own('19:00-21:00')] })

    expect(['17:00', '18:59', '19:00', '20:00', '20:01'].map((time) => answer(late, local(time)))).toEqual([
      'closed',
      'closed',
      'ok',
      'ok',
      'closed',
    ])
  })

  it('special hours of everyone change the day and cut what the professional has of their own', () => {
    const short = asked({ closures: [everyone('10:00-12:00')] })
    expect(['09:59', '10:00', '11:00', '11:01'].map((time) => answer(short, local(time)))).toEqual([
      'closed',
      'ok',
      'ok',
      'closed',
    ])

    const both = asked({ closures: [everyone('10:00-14:00')], exceptions: [own('08:00-11:30')] })
    expect(['09:59', '10:00', '10:30', '10:31'].map((time) => answer(both, local(time)))).toEqual([
      'closed',
      'ok',
      'ok',
      'closed',
    ])
  })
})

describe('opening hours of the organization', () => {
  it('are defaults for new schedules: a professional’s own week may be wider', () => {
    const asked = question({ rules: fine, professional: { id: 'p', weeklyHours: everyDay('06:00-23:00') } })

    expect(['06:00', '22:00'].map((time) => answer(asked, local(time)))).toEqual(['ok', 'ok'])
  })
})
