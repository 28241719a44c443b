import { refusalOf } from './judge'
import { type PreparedQuestion, prepareQuestion } from './prepare'
import type { SlotQuestion } from './question'

/** From each opening in steps of elapsed time until its stretch ends or the next opening counts anew. */
const gridStarts = ({ question, counted }: PreparedQuestion, from: number, to: number): number[] => {
  const step = question.rules.slotIntervalMinutes
  const starts: number[] = []

  for (const part of counted) {
    const skipped = Math.max(0, Math.ceil((from - part.start) / step))
    for (let start = part.start + skipped * step; start < part.end && start < to; start += step) {
      starts.push(start)
    }
  }

  return starts
}

/** Every epoch minute of the half-open range at which the service can start, ascending. */
export const offeredStarts = (question: SlotQuestion, from: number, to: number): number[] => {
  const prepared = prepareQuestion(question, from, to)
  const { earliest, horizonEnd } = prepared.bounds
  const first = Math.max(from, earliest)
  const end = Math.min(to, horizonEnd)
  const grid = gridStarts(prepared, first, end)
  const afterBusy = [...prepared.afterBusy].filter((start) => start >= first && start < end)
  const candidates = afterBusy.length === 0 ? grid : [...new Set([...grid, ...afterBusy])].sort((a, b) => a - b)

  return candidates.filter((start) => refusalOf(prepared, start) === undefined)
}
