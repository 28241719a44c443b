import type { Professional } from '../professionals/schema'
import type { DayException } from '../schedules/schema'
import { workedTime } from '../schedules/worked-time'
import type { LocalDate } from '../time/schema'

type Team = readonly Pick<Professional, 'id' | 'isActive' | 'weeklyHours' | 'timeZone'>[]
type Range = { from: LocalDate; to: LocalDate; timeZone: string; exceptions: readonly DayException[] }

/** Working minutes by date and active professional; breaks, exceptions and closures taken out. Both dates included. */
export const availableMinutes = (
  team: Team,
  { from, to, timeZone, exceptions }: Range,
): Map<LocalDate, Record<string, number>> => {
  const found = new Map<LocalDate, Record<string, number>>()
  const closures = exceptions.filter(({ professionalId }) => professionalId === 'ALL')
  const active = team.filter(({ isActive }) => isActive).sort((a, b) => (a.id < b.id ? -1 : 1))

  for (const { id, weeklyHours, timeZone: own } of active) {
    const ownDays = exceptions.filter(({ professionalId }) => professionalId === id)
    for (const { date, minutes } of workedTime(
      { weeklyHours, exceptions: ownDays, closures },
      { zone: own ?? timeZone, from, to },
    )) {
      found.set(date, { ...found.get(date), [id]: minutes })
    }
  }

  return found
}
