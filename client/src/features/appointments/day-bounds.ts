import type { DayView } from '@reservaplus/shared/appointments/schema'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { drawnEnd, wallMinutesBetween } from '../../lib/wall-time'
import type { Span } from './closed-time'

const minutesPerDay = 1440
const usualOpening = 9 * 60
const usualClosing = 19 * 60

/** First and last hour to draw, in minutes of the day: whatever is worked or booked, and never less than a usual day. */
export type DayBounds = { from: number; to: number }

type DayShown = Pick<DayView, 'date' | 'columns' | 'appointments'>

export const dayBounds = ({ date, columns, appointments }: DayShown): DayBounds => {
  const midnight = `${date}T00:00` as LocalDateTime
  const minutes = (local: LocalDateTime) => Math.min(Math.max(wallMinutesBetween(midnight, local), 0), minutesPerDay)
  const spans: Span[] = [
    ...columns.flatMap(({ working }) => working),
    ...appointments.map(({ localStart, durationMinutes }) => ({
      start: localStart,
      end: drawnEnd(localStart, localStart, durationMinutes),
    })),
  ]
  const from = Math.min(usualOpening, ...spans.map(({ start }) => minutes(start)))
  const to = Math.max(usualClosing, ...spans.map(({ end }) => minutes(end)))

  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 }
}

export const clockOfMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
