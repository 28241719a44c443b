import { openTime } from '../schedules/open-time'
import type { DayException, WeeklyHours } from '../schedules/schema'
import { toMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { localDayAt, zoneTable } from '../time/zone-table'

export type OpeningTimes = { openingHours: WeeklyHours; closures: readonly DayException[]; timeZone: string }

/** F-35: by the organization's own clock; a closed day is closed, and what lasts past midnight is still the day before. */
export const isOpenAt = ({ openingHours, closures, timeZone }: OpeningTimes, now: Instant): boolean => {
  const minute = toMinutes(now)
  const table = zoneTable(timeZone, minute - 2 * 1440, minute + 2 * 1440)
  const today = localDayAt(table, minute)
  const rules = { weeklyHours: openingHours, exceptions: [], closures }
  const { stretches } = openTime(rules, { table, fromDay: today - 1, toDay: today })

  return stretches.some(({ start, end }) => start <= minute && minute < end)
}
