import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'

/**
 * The calendar component works on wall clocks without a zone. These functions stay on that side: plain arithmetic on
 * the text, no zone. Only shared/time turns a wall clock into an instant.
 */
const wallAt = (milliseconds: number): LocalDateTime =>
  new Date(milliseconds).toISOString().slice(0, 16) as LocalDateTime

const millisecondsOf = (local: LocalDateTime): number => Date.parse(`${local}Z`)

export const shiftWall = (local: LocalDateTime, minutes: number): LocalDateTime =>
  wallAt(millisecondsOf(local) + minutes * 60_000)

/** `2026-11-24T09:30:00` as the component reports it. */
export const wallOfText = (text: string): LocalDateTime => text.slice(0, 16) as LocalDateTime

export const dateOfWall = (local: LocalDateTime): LocalDate => local.slice(0, 10) as LocalDate

/** Minutes from the first wall clock to the second; negative when the second comes earlier. */
export const wallMinutesBetween = (from: LocalDateTime, to: LocalDateTime): number =>
  (millisecondsOf(to) - millisecondsOf(from)) / 60_000

/** Down to the step: a click in the middle of a cell means the cell. */
export const roundDownWall = (local: LocalDateTime, stepMinutes: number): LocalDateTime => {
  const step = stepMinutes * 60_000

  return wallAt(Math.floor(millisecondsOf(local) / step) * step)
}

/** When the clock is set back within the visit, its wall-clock end may not lie after its start: draw its length. */
export const drawnEnd = (localStart: LocalDateTime, localEnd: LocalDateTime, durationMinutes: number): LocalDateTime =>
  localEnd > localStart ? localEnd : shiftWall(localStart, durationMinutes)
