import { minutesPerDay } from '../time/calendar'
import { toSeconds } from '../time/instant'
import { dayStartAt, localDayAt, zoneTable } from '../time/zone-table'
import type { SlotQuestion } from './question'

/** The starts that the clock allows, as epoch minutes. */
export type StartBounds = {
  /** Earlier is past. */
  now: number
  /** Earlier is too soon; inclusive. */
  earliest: number
  /** This and later is too far. */
  horizonEnd: number
}

/** Nobody books further ahead than two years, not at the desk either: whoever asks what lies ahead asks for no more. */
export const farthestMinutes = 2 * 366 * minutesPerDay

/** Notice and horizon bind clients; nobody starts in the past, a walk-in may start in the minute that is running. */
export const startBounds = ({ now, rules, zone, audience }: SlotQuestion): StartBounds => {
  const minutes = toSeconds(now) / 60
  const next = Math.ceil(minutes)

  if (audience !== 'client') {
    const first = audience === 'walk-in' ? Math.floor(minutes) : next

    return { now: first, earliest: first, horizonEnd: first + farthestMinutes }
  }

  const table = zoneTable(zone, minutes, minutes + (rules.horizonDays + 2) * minutesPerDay)

  return {
    now: next,
    earliest: Math.ceil(minutes + rules.minimumNoticeMinutes),
    // Whole local days: with a horizon of 1, all of tomorrow.
    horizonEnd: dayStartAt(table, localDayAt(table, minutes) + rules.horizonDays + 1),
  }
}
