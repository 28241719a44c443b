import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideStart } from '../availability/decide'
import type { SlotQuestion } from '../availability/question'
import { anyQuestion } from '../testing/question-arbitrary'
import { workingIntervals } from '../testing/working-time'
import { fromMinutes } from '../time/instant'
import type { LocalDate } from '../time/schema'
import { toLocal, weekdayOf } from '../time/zone'
import type { DayException, WorkingInterval } from './schema'

const holds = (parts: readonly { start: string; end: string }[], time: string) =>
  parts.some(({ start, end }) => start <= time && time < end)

const isWorked = (intervals: readonly WorkingInterval[], time: string) =>
  holds(intervals, time) &&
  !holds(
    intervals.flatMap(({ breaks }) => breaks),
    time,
  )

const special = (days: readonly DayException[]) => days.flatMap(({ intervals }) => intervals)

/** Reads the wall clock of one minute and looks it up in the rules, as a person at the door would. */
const isOpenAt = (asked: SlotQuestion, minute: number): boolean => {
  const local = toLocal(fromMinutes(minute), asked.zone)
  const [day, time] = [local.slice(0, 10) as LocalDate, local.slice(11)]
  const own = asked.exceptions.filter(({ date }) => date === day)
  const everyone = asked.closures.filter(({ date }) => date === day)
  if ([...own, ...everyone].some(({ type }) => type !== 'special_hours')) {
    return false
  }
  const applying = [own, everyone].filter((days) => days.length > 0).map(special)

  return (applying.length > 0 ? applying : [asked.professional.weeklyHours[weekdayOf(day)]]).every((intervals) =>
    isWorked(intervals, time),
  )
}

const offsetAt = (zone: string, minute: number) =>
  Date.parse(`${toLocal(fromMinutes(minute), zone)}Z`) / 60_000 - minute

const isOrdinary = (zone: string, around: number) => offsetAt(zone, around - 2880) === offsetAt(zone, around + 2880)

describe('working time, minute by minute', { timeout: 60_000 }, () => {
  it('is what the wall clock and the rules say, wherever the clocks do not change', () => {
    fc.assert(
      fc.property(anyQuestion(['client']), ({ asked, around }) => {
        fc.pre(isOrdinary(asked.zone, around))
        const { weeklyHours } = asked.professional
        const { exceptions, closures, zone } = asked
        const open = workingIntervals({
          weeklyHours,
          exceptions,
          closures,
          zone,
          from: around - 1500,
          to: around + 1500,
        })

        for (let minute = around - 1500; minute < around + 1500; minute += 5) {
          expect(open.some(({ start, end }) => start <= minute && minute < end)).toBe(isOpenAt(asked, minute))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is closed to a service exactly when some minute of it is not worked', () => {
    fc.assert(
      fc.property(anyQuestion(['client', 'staff', 'walk-in']), ({ asked, around }) => {
        fc.pre(isOrdinary(asked.zone, around) && !asked.rules.buffersInsideWorkingHours)
        for (let start = around - 100; start < around + 600; start += 25) {
          const decision = decideStart(asked, start)
          const reason = decision.ok ? 'ok' : decision.reason
          if (!['past', 'too-soon', 'too-far'].includes(reason)) {
            const minutes = Array.from({ length: asked.service.durationMinutes }, (_, index) => start + index)

            expect(reason === 'closed').toBe(!minutes.every((minute) => isOpenAt(asked, minute)))
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
