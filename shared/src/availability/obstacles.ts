import { professionalEntries, resourceEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { gapBetween } from '../agenda/gap'
import { liveEntries } from '../agenda/live'
import { saturatedStretches } from '../agenda/saturation'
import { joinStretches, type Stretch } from '../schedules/stretches'
import type { SlotQuestion } from './question'

/** The service as entries that start at minute 0. */
const atZero = { kind: 'appointment', id: 'candidate', start: 0 } as const

/** What of these entries stands in the way at all. */
export const standing = ({ now, ignoreIds = [] }: SlotQuestion, entries: readonly AgendaEntry[]) =>
  liveEntries(entries, now).filter(({ id }) => !ignoreIds.includes(id))

/** Starts at which some work segment would collide with what the professional already has; sorted, half-open. */
export const startsTaken = (question: SlotQuestion): Stretch[] => {
  const { bufferMinutes } = question.rules
  const parts = professionalEntries(atZero, question.service)

  // A start s collides when busy.start < s + part.end + gap and s + part.start < busy.end + gap: whole minutes.
  return joinStretches(
    standing(question, question.busy).flatMap((busy) =>
      parts.map((part) => ({
        start: busy.start - part.end - gapBetween(part, busy, bufferMinutes) + 1,
        end: busy.end + gapBetween(busy, part, bufferMinutes) - part.start,
      })),
    ),
  )
}

/** Starts at which no unit of the room or chair is left for all of the service. */
export const startsWithoutResource = (question: SlotQuestion): Stretch[] => {
  const { resource } = question
  if (!resource) {
    return []
  }
  const full = saturatedStretches(standing(question, resource.busy), resource.quantity)

  return joinStretches(
    resourceEntries(atZero, question.service).flatMap((part) =>
      full.map(({ start, end }) => ({ start: start - part.end - part.after + 1, end: end + part.before - part.start })),
    ),
  )
}

const compactStep = 5

/** For a compact day: right after each occupied time and its gap, rounded up to five minutes. */
export const startsAfterBusy = (question: SlotQuestion): Set<number> => {
  const first = professionalEntries(atZero, question.service)[0]
  if (!question.rules.compactDay || !first) {
    return new Set()
  }

  return new Set(
    standing(question, question.busy).map(
      (busy) =>
        Math.ceil((busy.end + gapBetween(busy, first, question.rules.bufferMinutes)) / compactStep) * compactStep,
    ),
  )
}
