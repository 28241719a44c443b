import { type PreparedQuestion, prepareQuestion } from '../availability/prepare'
import type { VisitQuestion } from './question'
import { lineWindows } from './windows'

export type PreparedLine = {
  candidates: readonly PreparedQuestion[]
  loads: readonly number[]
  /** The line before, of the same client. */
  previous: number | undefined
  /** For each candidate what their time looks like, whoever they are. */
  shapes: readonly string[]
}

/** A visit worked out for a range of starts. */
export type PreparedVisit = { lines: readonly PreparedLine[]; gapMinutes: number }

export const prepareVisit = ({ lines, gapMinutes }: VisitQuestion, from: number, to: number): PreparedVisit => {
  const bufferMinutes = lines[0]?.candidates[0]?.rules.bufferMinutes ?? 0
  const timed = lines.map(({ client, candidates }) => ({ client, times: candidates.map(({ service }) => service) }))
  const windows = lineWindows(timed, { gapMinutes, bufferMinutes })
  const lastOf = new Map<string, number>()

  return {
    gapMinutes,
    lines: lines.map(({ client, candidates, loads = [] }, index) => {
      const { earliest, latest } = windows[index] ?? { earliest: 0, latest: 0 }
      const previous = lastOf.get(client)
      lastOf.set(client, index)

      return {
        candidates: candidates.map((question) => prepareQuestion(question, from + earliest, to + latest)),
        loads,
        previous,
        shapes: candidates.map(({ service: { durationMinutes, segments, before, after } }) =>
          JSON.stringify([durationMinutes, segments, before, after]),
        ),
      }
    }),
  }
}
