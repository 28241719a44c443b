import { fromMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { offeredStarts } from './offer'
import type { SlotQuestion } from './question'

export type Alternative = { professionalId: string; start: Instant }

type Wanted = {
  /** Epoch minutes. */
  start: number
  /** Half-open range in which `busy` of the questions is known. */
  from: number
  to: number
  count: number
}

/** The free starts nearest to the one that is gone, one professional a start, shown in the order of the day. */
export const alternatives = (questions: readonly SlotQuestion[], { start, from, to, count }: Wanted): Alternative[] => {
  const byStart = new Map<number, string>()

  for (const question of questions) {
    for (const free of offeredStarts(question, from, to)) {
      if (!byStart.has(free)) {
        byStart.set(free, question.professional.id)
      }
    }
  }

  return [...byStart]
    .sort(([a], [b]) => Math.abs(a - start) - Math.abs(b - start) || a - b)
    .slice(0, count)
    .sort(([a], [b]) => a - b)
    .map(([free, professionalId]) => ({ professionalId, start: fromMinutes(free) }))
}
