import { afterEach, describe, expect, it } from 'vitest'

import { createClock } from '../clock/clock'
import type { Json } from '../template/json'
import { type Schedules, startSchedules } from './start-schedules'

let schedules: Schedules
afterEach(() => schedules.stop())

const open = (enabled = true, input?: Json) => {
  const clock = createClock()
  const calls: Json[] = []
  schedules = startSchedules({
    clock,
    schedules: [{ functionKey: 'sweep', expression: 'rate(5 minutes)', enabled, input }],
    invoke: async (_, event) => {
      calls.push(event)
      return null
    },
  })
  return { clock, calls }
}

describe('a schedule', () => {
  it('runs when the clock passes its time, and not before', () => {
    const { clock, calls } = open()
    clock.advance(4 * 60_000)
    expect(calls).toEqual([])
    clock.advance(61_000)
    expect(calls).toMatchObject([{ 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} }])
  })

  it('runs once when the clock leaps over many of its times', () => {
    const { clock, calls } = open()
    clock.advance(86_400_000)
    expect(calls).toHaveLength(1)
    clock.advance(5 * 60_000)
    expect(calls).toHaveLength(2)
  })

  it('does not run when it is disabled, but can be run by hand', async () => {
    const { clock, calls } = open(false, { full: true })
    clock.advance(86_400_000)
    expect(calls).toEqual([])
    await schedules.runNow('sweep')
    expect(calls).toEqual([{ full: true }])
  })
})
