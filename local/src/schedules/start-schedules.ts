import type { Clock } from '../clock/clock'
import { busEvent } from '../eventbridge/put-events'
import type { Invoke } from '../lambda/start-functions'
import type { FunctionSettings } from '../template/function-settings'
import type { Json } from '../template/json'
import { nextRun } from './next-run'

export type Schedule = { functionKey: string; expression: string; enabled: boolean; input?: Json | undefined }

export const readSchedules = (functions: FunctionSettings[]): Schedule[] =>
  functions.flatMap(({ key, events }) =>
    events.flatMap(({ schedule }) =>
      (schedule?.rate ?? []).map((expression) => ({
        functionKey: key,
        expression,
        enabled: schedule?.enabled ?? true,
        input: schedule?.input,
      })),
    ),
  )

export type SchedulesOptions = { schedules: Schedule[]; clock: Clock; invoke: Invoke; log?: (line: string) => void }

const longestTimer = 2 ** 31 - 1

/**
 * Runs functions at the times of the shared clock. When the clock is moved over several runs of a schedule, it runs
 * once, at the last of them.
 */
export const startSchedules = ({ schedules, clock, invoke, log = () => {} }: SchedulesOptions) => {
  const startedAt = clock.now()
  const timers = new Map<Schedule, NodeJS.Timeout>()
  const lastChecked = new Map<Schedule, number>()
  const running = new Set<Promise<unknown>>()

  const fire = (schedule: Schedule, time: number) => {
    const event = schedule.input ?? busEvent({ source: 'aws.events', detailType: 'Scheduled Event', detail: {}, time })
    const work = invoke(schedule.functionKey, event).catch((error: unknown) => {
      log(`${schedule.functionKey} failed: ${error instanceof Error ? error.message : error}`)
    })
    running.add(work)
    void work.finally(() => running.delete(work))
    return work
  }

  const check = (schedule: Schedule) => {
    const due = nextRun(schedule.expression, lastChecked.get(schedule) ?? startedAt, startedAt)
    const now = clock.now()
    if (due !== undefined && due <= now) void fire(schedule, due)
    lastChecked.set(schedule, now)
    arm(schedule)
  }

  const arm = (schedule: Schedule) => {
    clearTimeout(timers.get(schedule))
    const next = nextRun(schedule.expression, lastChecked.get(schedule) ?? startedAt, startedAt)
    if (next === undefined) return
    timers.set(
      schedule,
      setTimeout(() => check(schedule), Math.min(Math.max(next - clock.now(), 0), longestTimer)),
    )
  }

  const active = schedules.filter((schedule) => schedule.enabled)
  for (const schedule of active) arm(schedule)
  const forget = clock.onMove(() => {
    for (const schedule of active) check(schedule)
  })

  return {
    /** Runs a function's schedule now, whatever the time. */
    runNow: async (functionKey: string) => {
      const schedule = schedules.find((one) => one.functionKey === functionKey)
      if (!schedule) throw new Error(`${functionKey} has no schedule`)
      await fire(schedule, clock.now())
    },
    isWorking: () => running.size > 0,
    stop: async () => {
      forget()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

export type Schedules = ReturnType<typeof startSchedules>
