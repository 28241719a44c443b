import type { Appointment } from '../appointments/schema'
import { dayNumberOf, minutesPerDay, utcDayOf } from '../time/calendar'
import { toMinutes } from '../time/instant'
import { zoneTable } from '../time/zone-table'
import type { ScheduleRules } from './day-plan'
import { openTime } from './open-time'
import { stretchAt } from './stretches'

type Timed = Pick<Appointment, 'start' | 'end'>

// A joined interval reaches over midnight, and a local day is not the UTC day.
const margin = 2

/** Those that do not lie whole in one stretch of working time; breaks and closed days count. Order is kept. */
export const outsideWorkingTime = <Item extends Timed>(
  items: readonly Item[],
  rules: ScheduleRules,
  zone: string,
): Item[] => {
  if (items.length === 0) return []

  const starts = items.map(({ start }) => toMinutes(start))
  const ends = items.map(({ end }) => toMinutes(end))
  const [from, to] = [starts.reduce((a, b) => Math.min(a, b)), ends.reduce((a, b) => Math.max(a, b))]
  const table = zoneTable(zone, from - margin * minutesPerDay, to + margin * minutesPerDay)
  const { stretches } = openTime(rules, {
    table,
    fromDay: dayNumberOf(utcDayOf(from)) - margin,
    toDay: dayNumberOf(utcDayOf(to)) + margin,
  })

  return items.filter((_, index) => {
    const [start = 0, end = 0] = [starts[index], ends[index]]
    const around = stretchAt(stretches, start)

    return !around || around.end < end
  })
}
