import { describe, expect, it } from 'vitest'

import { plans } from './plans'
import { usage, usageOf } from './usage'

const basico = plans.basico.limits

describe('usage', () => {
  it('F-39 tells of every limit what a screen shows, whatever has been counted', () => {
    const nothing = usageOf(basico, {})
    expect(usage.parse(nothing)).toEqual(nothing)
    expect(nothing.services).toEqual({ current: 0, max: 20, canAdd: true, percent: 0, isNearLimit: false })
  })

  it('leaves the owner out of both sides of the team, and nowhere else', () => {
    expect(usageOf(basico, { users: 6, professionals: 3 })).toMatchObject({
      users: { current: 5, max: 5, canAdd: false, percent: 100 },
      professionals: { current: 3, max: 3 },
    })
    expect(usageOf(basico, { users: 1 }).users).toMatchObject({ current: 0, max: 5, canAdd: true })
  })

  it.each([
    [16, 80, false],
    [17, 85, true],
    [19, 95, true],
  ])('warns above 80 percent: %i of 20', (services, percent, isNearLimit) => {
    expect(usageOf(basico, { services }).services).toMatchObject({ percent, isNearLimit, canAdd: true })
  })

  it('rounds to a tenth, and may be above 100 after a change to a smaller plan', () => {
    expect(usageOf(basico, { professionals: 1 }).professionals.percent).toBe(33.3)
    expect(usageOf(basico, { professionals: 5 }).professionals).toMatchObject({ percent: 166.7, canAdd: false })
  })

  it('is full, not undefined, where the plan has none of something', () => {
    expect(usageOf({ ...basico, staff: 0 }, {}).staff).toMatchObject({ max: 0, canAdd: false, percent: 100 })
  })

  it('has no end where nothing is limited, and nothing below nothing', () => {
    expect(usageOf({ ...basico, clients: undefined }, { clients: 70_000 }).clients).toEqual({
      current: 70_000,
      canAdd: true,
      percent: 0,
      isNearLimit: false,
    })
    expect(usageOf(basico, { clients: -2 }).clients.current).toBe(0)
  })
})
