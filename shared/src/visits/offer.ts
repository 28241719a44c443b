import { offeredStarts } from '../availability/offer'
import { placeVisit } from './place'
import { prepareVisit } from './prepare'
import type { VisitDecision, VisitQuestion } from './question'

export type OfferedVisit = { start: number; lines: Extract<VisitDecision, { ok: true }>['lines'] }

/** Every epoch minute of the half-open range at which all of the visit can be had, ascending. */
export const offeredVisits = (visit: VisitQuestion, from: number, to: number): OfferedVisit[] => {
  const prepared = prepareVisit(visit, from, to)
  const starts = new Set(visit.lines[0]?.candidates.flatMap((question) => offeredStarts(question, from, to)))

  return [...starts]
    .sort((a, b) => a - b)
    .flatMap((start) => {
      const decision = placeVisit(prepared, start)

      return decision.ok ? { start, lines: decision.lines } : []
    })
}
