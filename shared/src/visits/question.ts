import type { Refusal, SlotQuestion } from '../availability/question'

/** One thing of a visit: a service for one client, and everybody who could do it. */
export type VisitLine = {
  /** Lines of the same client follow one another, those of different clients begin together. */
  client: string
  /** One question for each professional who may do it, in the team's order. */
  candidates: readonly SlotQuestion[]
  /** How much each of them has to do that day; absent: nobody is preferred. */
  loads?: readonly number[]
}

/** All that decides when a visit can start. */
export type VisitQuestion = {
  lines: readonly VisitLine[]
  /** Minutes of rest between two services of one client. */
  gapMinutes: number
}

/** Who does a line, from when; epoch minutes. */
export type PlacedLine = { candidate: number; start: number; end: number }

export type VisitDecision = { ok: true; lines: readonly PlacedLine[] } | { ok: false; reasons: readonly Refusal[] }

export const fewestLines = 2
export const mostLines = 6
