import { dayNumberOf, daysBetween, minutesPerDay } from '../time/calendar'
import type { LocalDate } from '../time/schema'
import { zoneTable } from '../time/zone-table'
import type { ScheduleRules } from './day-plan'
import { openTime } from './open-time'

export type WorkedDay = { date: LocalDate; minutes: number }

type Range = { zone: string; from: LocalDate; to: LocalDate }

/** Minutes of working time that begin on each local date, breaks taken out; both dates included. Elapsed, not wall, minutes. */
export const workedTime = (rules: ScheduleRules, { zone, from, to }: Range): WorkedDay[] => {
  const table = zoneTable(zone, (dayNumberOf(from) - 1) * minutesPerDay, (dayNumberOf(to) + 2) * minutesPerDay)

  return daysBetween(from, to).map((date) => {
    const day = dayNumberOf(date)
    const { stretches } = openTime(rules, { table, fromDay: day, toDay: day })

    return { date, minutes: stretches.reduce((sum, { start, end }) => sum + end - start, 0) }
  })
}
