import type { PreparedQuestion } from './prepare'
import type { Audience, Refusal } from './question'

const isOnGrid = ({ question, countedAt, afterBusy }: PreparedQuestion, start: number): boolean => {
  const part = countedAt(start)

  return (part !== undefined && (start - part.start) % question.rules.slotIntervalMinutes === 0) || afterBusy.has(start)
}

/** Clients choose from the grid; the desk places by five minutes as it drags; a walk-in starts when it starts. */
const finestStep = {
  client: Number.POSITIVE_INFINITY,
  staff: 5,
  'walk-in': 1,
} as const satisfies Record<Audience, number>

const doorClosed = ({ question: { rules, audience, resource } }: PreparedQuestion): Refusal | undefined => {
  if (!rules.isActive) {
    return 'inactive'
  }
  if (audience === 'client' && !rules.onlineBooking) {
    return 'online-booking-closed'
  }

  if (audience === 'walk-in' && !rules.acceptsWalkIns) {
    return 'walk-ins-not-accepted'
  }

  return resource && resource.quantity < 1 ? 'without-resource' : undefined
}

const outOfBounds = ({ bounds }: PreparedQuestion, start: number): Refusal | undefined => {
  if (start < bounds.now) {
    return 'past'
  }
  if (start < bounds.earliest) {
    return 'too-soon'
  }

  return start >= bounds.horizonEnd ? 'too-far' : undefined
}

const outOfHours = (prepared: PreparedQuestion, start: number, anyMinute: boolean): Refusal | undefined => {
  const { question } = prepared
  const { rules, service, audience } = question
  const { before, after } = rules.buffersInsideWorkingHours ? service : { before: 0, after: 0 }

  const open = prepared.openAt(start - before)

  if (!question.anyHours && (!open || start + service.durationMinutes + after > open.end)) {
    return 'closed'
  }

  return anyMinute || start % finestStep[audience] === 0 || isOnGrid(prepared, start) ? undefined : 'off-grid'
}

const occupied = ({ takenAt, withoutResourceAt }: PreparedQuestion, start: number): Refusal | undefined => {
  if (takenAt(start)) {
    return 'taken'
  }

  return withoutResourceAt(start) ? 'resource-taken' : undefined
}

/** `anyMinute`: what follows on something else in a visit starts when that is done, on the grid or not. */
type Judging = { anyMinute?: boolean }

/** The one judgement behind the list of times and behind every booking: nothing, or why not. */
export const refusalOf = (
  prepared: PreparedQuestion,
  start: number,
  { anyMinute = false }: Judging = {},
): Refusal | undefined =>
  doorClosed(prepared) ??
  outOfBounds(prepared, start) ??
  outOfHours(prepared, start, anyMinute) ??
  occupied(prepared, start)
