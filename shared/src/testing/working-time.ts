import type { ScheduleRules } from '../schedules/day-plan'
import { openTime } from '../schedules/open-time'
import type { Stretch } from '../schedules/stretches'
import { localDayAt, zoneTable } from '../time/zone-table'

type WorkingTimeQuestion = ScheduleRules & {
  zone: string
  /** Epoch minutes, half-open. */
  from: number
  to: number
}

/** Working time within the range in epoch minutes, without breaks; intervals that touch are one, also across midnight. */
export const workingIntervals = ({ zone, from, to, ...rules }: WorkingTimeQuestion): Stretch[] => {
  const table = zoneTable(zone, from, to)
  const { stretches } = openTime(rules, {
    table,
    fromDay: localDayAt(table, from) - 1,
    toDay: localDayAt(table, to) + 1,
  })

  return stretches
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
}
