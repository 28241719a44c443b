import type { DayView } from '@reservaplus/shared/appointments/schema'
import type { Reader } from '@reservaplus/shared/appointments/shown-to'
import { minutesOfDays } from '@reservaplus/shared/availability/days'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { type DayPlan, dayPlans } from '@reservaplus/shared/schedules/day-plan'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { exceptionShownTo } from '@reservaplus/shared/schedules/shown-to'
import { joinStretches, type Stretch, subtractStretches } from '@reservaplus/shared/schedules/stretches'
import { dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { minutesAtWall, wallMinutesAt, type ZoneTable, zoneTable } from '@reservaplus/shared/time/zone-table'

/** The organization's day: what is drawn on its clock. */
type Day = { date: LocalDate; timeZone: string }

const tableAround = (zone: string, { from, to }: { from: number; to: number }): ZoneTable =>
  zoneTable(zone, from - minutesPerDay, to + minutesPerDay)

const plansOf = ({ id, weeklyHours }: Professional, exceptions: readonly DayException[]) =>
  dayPlans({
    weeklyHours,
    exceptions: exceptions.filter(({ professionalId }) => professionalId === id),
    closures: exceptions.filter(({ professionalId }) => professionalId === 'ALL'),
  })

/** The professional's hours are on their own clock: what they call today may begin on the place's evening before. */
const openAround = (
  professional: Professional,
  { date, timeZone }: Day,
  exceptions: readonly DayException[],
): { open: Stretch[]; breaks: DayPlan['breaks'] } => {
  const table = tableAround(professional.timeZone ?? timeZone, minutesOfDays(timeZone, date, date))
  const planOf = plansOf(professional, exceptions)
  const today = dayNumberOf(date)
  const days = [today - 1, today, today + 1].map((dayNumber) => {
    const epoch = (minutes: number) => minutesAtWall(table, dayNumber * minutesPerDay + minutes)
    const atPlace = <Part extends Stretch>(part: Part): Part => ({
      ...part,
      start: epoch(part.start),
      end: epoch(part.end),
    })
    const { open, breaks } = planOf(dayNumber)

    return { open: open.map(atPlace), breaks: breaks.map(atPlace) }
  })

  return { open: joinStretches(days.flatMap(({ open }) => open)), breaks: days.flatMap(({ breaks }) => breaks) }
}

/** Only then can something have begun the evening before and last into the day. */
export const isOpenAtMidnight = (
  professional: Professional,
  day: Day,
  exceptions: readonly DayException[],
): boolean => {
  const midnight = minutesOfDays(day.timeZone, day.date, day.date).from

  // Open until midnight is enough: the desk may have been asked to go on.
  return openAround(professional, day, exceptions).open.some(({ start, end }) => start < midnight && midnight <= end)
}

/** `exceptions` of the day and of both its neighbours. */
export const columnOf = (
  professional: Professional,
  day: Day & { reader: Reader },
  exceptions: readonly DayException[],
): DayView['columns'][number] => {
  const range = minutesOfDays(day.timeZone, day.date, day.date)
  const table = tableAround(day.timeZone, range)
  const { open, breaks } = openAround(professional, day, exceptions)
  const wall = (minutes: number) => fromMinutes(wallMinutesAt(table, minutes)).slice(0, 16) as LocalDateTime
  const within = <Part extends Stretch>(parts: readonly Part[]) =>
    parts
      .map((part) => ({ ...part, start: Math.max(part.start, range.from), end: Math.min(part.end, range.to) }))
      .filter(({ start, end }) => start < end)
      .map((part) => ({ ...part, start: wall(part.start), end: wall(part.end) }))
  const { exception } = plansOf(professional, exceptions)(dayNumberOf(day.date))
  const told = exception && exceptionShownTo(day.reader, exception.professionalId)(exception)
  const { id, name, specialty, color } = professional

  return {
    professionalId: id,
    name,
    specialty,
    color,
    working: within(subtractStretches(open, joinStretches(breaks))),
    breaks: within(breaks),
    ...(told && { exception: { type: told.type, reason: told.reason } }),
  }
}
