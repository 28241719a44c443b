import type { Context } from 'aws-lambda'
import { failureFacts } from './failure'
import { logger } from './logger'
import { timeLeft } from './time-left'

/** What a run did, in numbers. */
export type Report = Readonly<Record<string, number>>

export type ScheduledRun = {
  /** When it was due; ISO. */
  time: string
  /** What the schedule itself says. */
  input: unknown
  isTimeLeft: () => boolean
  /** One of many that could not be done: it is told, and the others go on. */
  fail: (facts: object, error: unknown) => void
}

export type ScheduleHandler = (event: { time?: string }, context: Context) => Promise<Report>

/**
 * For a schedule: says what it did, as its answer and in the log where there was anything, and fails at the end when
 * anything of it did, so that somebody hears of it. `failed` is added to what `act` counts.
 */
export const scheduleHandler =
  (act: (run: ScheduledRun) => Promise<Report>): ScheduleHandler =>
  async (event, context) => {
    let failed = 0
    const fail = (facts: object, error: unknown) => {
      failed += 1
      logger.error('Not done', { ...facts, ...failureFacts(error) })
    }
    const time = event.time ?? new Date().toISOString()
    const done = await act({ time, input: event, isTimeLeft: timeLeft(context), fail })
    const report = { ...done, failed }
    if (Object.values(report).some((count) => count > 0)) logger.info('Done', report)
    if (failed > 0) throw new Error(`${failed} could not be done: ${JSON.stringify(report)}`)

    return report
  }
