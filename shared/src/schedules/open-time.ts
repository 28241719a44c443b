import { minutesPerDay } from '../time/calendar'
import { dayStartAt, localDayAt, minutesAtWall, type ZoneTable } from '../time/zone-table'
import { type DayPlan, dayPlans, type ScheduleRules } from './day-plan'
import { joinStretches, type Stretch, subtractStretches } from './stretches'

export type OpenTime = {
  /** Working time without breaks; what touches is one, also across midnight. */
  stretches: readonly Stretch[]
  /** The same, cut where counting in steps begins anew. */
  counted: readonly Stretch[]
}

const toEpoch = (table: ZoneTable, dayNumber: number, { start, end }: Stretch): Stretch => ({
  start: minutesAtWall(table, dayNumber * minutesPerDay + start),
  end: minutesAtWall(table, dayNumber * minutesPerDay + end),
})

/**
 * A place that never closes has no opening to count from: there, a day that was open from midnight to midnight ends the
 * count, and the next begins at its own midnight. So the answer for a day never depends on how far back one looks.
 */
const countedParts = (table: ZoneTable, { start, end }: Stretch): Stretch[] => {
  const openings = [start]
  let previousMidnight = dayStartAt(table, localDayAt(table, start))

  for (let day = localDayAt(table, start) + 1; previousMidnight < end; day += 1) {
    const midnight = dayStartAt(table, day)
    if (start <= previousMidnight && midnight < end) {
      openings.push(midnight)
    }
    previousMidnight = midnight
  }

  return openings.map((opening, index) => ({ start: opening, end: openings[index + 1] ?? end }))
}

type DayRange = { table: ZoneTable; fromDay: number; toDay: number }

/** Local days by number, both ends included. The first day may lack what reaches into it from the day before. */
export const openTime = (rules: ScheduleRules, { table, fromDay, toDay }: DayRange): OpenTime => {
  const planOf = dayPlans(rules)
  const days = Array.from({ length: toDay - fromDay + 1 }, (_, index) => fromDay + index)
  const collect = (pick: (plan: DayPlan) => readonly Stretch[]) =>
    joinStretches(days.flatMap((day) => pick(planOf(day)).map((stretch) => toEpoch(table, day, stretch))))
  const stretches = subtractStretches(
    collect(({ open }) => open),
    collect(({ breaks }) => breaks),
  )

  return { stretches, counted: stretches.flatMap((stretch) => countedParts(table, stretch)) }
}
