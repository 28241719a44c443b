import type { ServiceTime } from '../agenda/build'
import { waitsBetween } from './waits'

type TimedLine = {
  client: string
  /** As each of those who could do it does it. */
  times: readonly ServiceTime[]
}
type Pause = { gapMinutes: number; bufferMinutes: number }

/** Minutes after the start of the visit between which a line may start, and by when it ends at the latest. */
export type LineWindow = { earliest: number; latest: number; end: number }

const longestWait = (before: TimedLine, line: TimedLine, pause: Pause) => {
  const after = Math.max(0, ...before.times.map((time) => time.after))
  const preparing = Math.max(0, ...line.times.map((time) => time.before))

  return Math.max(...waitsBetween({ after }, { before: preparing }, pause))
}

/** Where the lines of a visit can come to lie, whoever does them. */
export const lineWindows = (lines: readonly TimedLine[], pause: Pause): LineWindow[] => {
  const last = new Map<string, { line: TimedLine; window: LineWindow; shortest: number }>()

  return lines.map((line) => {
    const durations = line.times.map(({ durationMinutes }) => durationMinutes)
    const previous = last.get(line.client)
    const earliest = previous ? previous.window.earliest + previous.shortest + pause.gapMinutes : 0
    const latest = previous ? previous.window.end + longestWait(previous.line, line, pause) : 0
    const window = { earliest, latest, end: latest + Math.max(0, ...durations) }
    last.set(line.client, { line, window, shortest: durations.length > 0 ? Math.min(...durations) : 0 })

    return window
  })
}
