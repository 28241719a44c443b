import { minutesOfTime } from '../time/calendar'
import { type WeeklyHours, weekdays } from './schema'

const length = ({ start, end }: { start: string; end: string }) => minutesOfTime(end) - minutesOfTime(start)

/** Wall-clock minutes of a usual week, breaks taken out. */
export const weeklyMinutes = (hours: WeeklyHours): number =>
  weekdays
    .flatMap((weekday) => hours[weekday])
    .reduce((sum, interval) => sum + length(interval) - interval.breaks.reduce((all, one) => all + length(one), 0), 0)

/** Weekdays with any working time. */
export const workingDays = (hours: WeeklyHours): number =>
  weekdays.filter((weekday) => hours[weekday].length > 0).length
