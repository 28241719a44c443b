import awsCron from 'aws-cron-parser'

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** The first run after an instant, as EventBridge reads the expression (in UTC); rates count from the start. */
export const nextRun = (expression: string, after: number, startedAt: number): number | undefined => {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression)
  if (rate) {
    const period = Number(rate[1]) * (unitMs[rate[2] ?? ''] ?? 0)
    return startedAt + (Math.floor((after - startedAt) / period) + 1) * period
  }
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1]
  if (!cron) throw new Error(`${expression} is not a schedule`)
  return awsCron.next(awsCron.parse(cron), new Date(after))?.getTime()
}
