import { isOpenThroughout } from '../schedules/open-time'
import { stretchAt } from '../schedules/stretches'
import type { PreparedQuestion } from './prepare'
import type { Audience, Refusal } from './question'

/** Last number of a sorted list that is not above. */
const lastUpTo = (sorted: readonly number[], value: number): number | undefined => {
  let low = 0
  let high = sorted.length

  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) {
      low = middle + 1
    } else {
      high = middle
    }
  }

  return sorted[low - 1]
}

const isOnGrid = ({ question, open, afterBusy }: PreparedQuestion, start: number): boolean => {
  const opening = lastUpTo(open.openings, start)

  return (
    (opening !== undefined && (start - opening) % question.rules.slotIntervalMinutes === 0) ||
    lastUpTo(afterBusy, start) === start
  )
}

/** Clients choose from the grid; the desk places by five minutes as it drags; a walk-in starts when it starts. */
const finestStep = {
  client: Number.POSITIVE_INFINITY,
  staff: 5,
  'walk-in': 1,
} as const satisfies Record<Audience, number>

const doorClosed = ({ question: { rules, audience } }: PreparedQuestion): Refusal | undefined => {
  if (!rules.isActive) {
    return 'inactive'
  }
  if (audience === 'client' && !rules.onlineBooking) {
    return 'online-booking-closed'
  }

  return audience === 'walk-in' && !rules.acceptsWalkIns ? 'walk-ins-not-accepted' : undefined
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

const outOfHours = (prepared: PreparedQuestion, start: number): Refusal | undefined => {
  const { rules, service, audience } = prepared.question
  const { before, after } = rules.buffersInsideWorkingHours ? service : { before: 0, after: 0 }

  if (!isOpenThroughout(prepared.open, start - before, start + service.durationMinutes + after)) {
    return 'closed'
  }

  return start % finestStep[audience] === 0 || isOnGrid(prepared, start) ? undefined : 'off-grid'
}

const occupied = ({ taken, withoutResource }: PreparedQuestion, start: number): Refusal | undefined => {
  if (stretchAt(taken, start)) {
    return 'taken'
  }

  return stretchAt(withoutResource, start) ? 'resource-taken' : undefined
}

/** The one judgement behind the list of times and behind every booking: nothing, or why not. */
export const refusalOf = (prepared: PreparedQuestion, start: number): Refusal | undefined =>
  doorClosed(prepared) ?? outOfBounds(prepared, start) ?? outOfHours(prepared, start) ?? occupied(prepared, start)
