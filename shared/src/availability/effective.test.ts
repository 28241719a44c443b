import { describe, expect, it } from 'vitest'
import { serviceId } from '../ids/schema'
import { effectiveRules, effectiveService, offersService } from './effective'

const organizationRules = {
  bufferMinutes: 0,
  horizonDays: 30,
  minimumNoticeMinutes: 60,
  cancellationWindowHours: 24,
  requiresConfirmation: false,
  acceptsWalkIns: true,
  compactDay: false,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  clientCancellation: true,
  staffCancellationWindowHours: 0,
  sendsReminders: true,
  asksForReviews: true,
  keepsDeposits: true,
  followUpDays: 0,
  reminderLeadHours: 24,
}

describe('organization and professional', () => {
  const rules = (
    own: { minimumNoticeMinutes?: number; horizonDays?: number; acceptsBookings?: boolean; acceptsWalkIns?: boolean },
    online = true,
  ) =>
    effectiveRules(
      { bookingRules: { ...organizationRules, onlineBooking: online } },
      { slotIntervalMinutes: 15, isActive: true, acceptsBookings: true, acceptsWalkIns: true, ...own },
    )

  it.each([
    [undefined, 60],
    [59, 60],
    [60, 60],
    [61, 61],
  ])('the larger notice wins: own %s gives %i', (minimumNoticeMinutes, expected) => {
    expect(rules(minimumNoticeMinutes === undefined ? {} : { minimumNoticeMinutes }).minimumNoticeMinutes).toBe(
      expected,
    )
  })

  it.each([
    [undefined, 30],
    [29, 29],
    [30, 30],
    [31, 30],
  ])('the smaller horizon wins: own %s gives %i', (horizonDays, expected) => {
    expect(rules(horizonDays === undefined ? {} : { horizonDays }).horizonDays).toBe(expected)
  })

  it('online booking needs both', () => {
    expect(rules({}).onlineBooking).toBe(true)
    expect(rules({ acceptsBookings: false }).onlineBooking).toBe(false)
    expect(rules({}, false).onlineBooking).toBe(false)
  })

  it('walk-ins need both', () => {
    const walkIns = (organization: boolean, professional: boolean) =>
      effectiveRules(
        { bookingRules: { ...organizationRules, acceptsWalkIns: organization } },
        { slotIntervalMinutes: 15, isActive: true, acceptsBookings: true, acceptsWalkIns: professional },
      ).acceptsWalkIns

    expect([walkIns(true, true), walkIns(true, false), walkIns(false, true)]).toEqual([true, false, false])
  })
})

describe('service and professional', () => {
  const price = { amount: 10_000, currency: 'CLP' } as const
  const service = {
    id: serviceId.parse('service-00000000000001'),
    durationMinutes: 90,
    segments: [
      { minutes: 30, kind: 'work' },
      { minutes: 40, kind: 'processing' },
      { minutes: 20, kind: 'work' },
    ] as const,
    price,
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
  }
  const as = (own: object) =>
    effectiveService({ ...service, segments: [...service.segments] }, { serviceOverrides: { [service.id]: own } })

  it('the professional’s own duration and price beat the service’s; buffers stay', () => {
    const other = { amount: 12_000, currency: 'CLP' } as const

    expect(as({})).toMatchObject({ durationMinutes: 90, price, before: 5, after: 10 })
    expect(as({ price: other })).toMatchObject({ durationMinutes: 90, price: other })
    expect(as({ durationMinutes: 60 })).toMatchObject({ durationMinutes: 60, price })
  })

  it.each([
    [90, [30, 40, 20]],
    [115, [45, 40, 30]],
    [60, [12, 40, 8]],
    [42, [1, 40, 1]],
    [41, []],
    [30, []],
  ])('who takes %i minutes works faster or slower, processing takes what it takes', (durationMinutes, expected) => {
    expect(as({ durationMinutes }).segments.map(({ minutes }) => minutes)).toEqual(expected)
  })
})

describe('offersService', () => {
  const offered = { id: serviceId.parse('service-00000000000001'), isActive: true, isDeleted: false }
  const working = { isActive: true, serviceIds: [offered.id] }

  it('needs a service and a professional that are both active and know each other', () => {
    expect(offersService(offered, working)).toBe(true)
    expect(offersService({ ...offered, isActive: false }, working)).toBe(false)
    expect(offersService({ ...offered, isDeleted: true }, working)).toBe(false)
    expect(offersService(offered, { ...working, isActive: false })).toBe(false)
    expect(offersService(offered, { ...working, serviceIds: [] })).toBe(false)
  })
})
