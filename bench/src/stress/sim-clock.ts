import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '@reservaplus/server/app-context'

/** A Monday, eleven in the morning in Santiago. */
export const simulatedStart = Date.UTC(2026, 10, 23, 14)

/** A minute for each second that passes, so that holds expire while the run lasts. */
const speed = 60

/** When the call that runs now was made: real milliseconds. */
const callStart = new AsyncLocalStorage<number>()

/** Between calls time runs fast; within one it runs as ever, because the product measures its patience by it. */
export const simulatedClock = (runStartedAt: number): Clock => ({
  now: () => {
    const real = Date.now()
    const begun = callStart.getStore() ?? real

    return new Date(simulatedStart + (begun - runStartedAt) * speed + (real - begun))
  },
})

export const atOneTime = <Result>(run: () => Promise<Result>): Promise<Result> => callStart.run(Date.now(), run)

/** Two calls may disagree about the time by what the older has been running, at the speed in between. */
export const clockSkewSeconds = 5 * speed
