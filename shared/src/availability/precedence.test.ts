import { describe, expect, it } from 'vitest'
import { serviceId } from '../ids/schema'
import { at, dayException, entry, everyDay, hours, question } from '../testing/builders'
import { decideStart } from './decide'
import { effectiveRules, effectiveService } from './effective'
import type { Audience, SlotQuestion } from './question'

/** One test for each row of the table in this folder's README: just before, at and just after the boundary. */

const local = (time: string, day = '2026-11-23') => at(`${day}T${time}:00-03:00`)
const answer = (asked: SlotQuestion, start: number) => {
  const decision = decideStart(asked, start)

  return decision.ok ? 'ok' : decision.reason
}

const fine = { slotIntervalMinutes: 1 }

describe('notice', () => {
  const asked = (audience: Audience, now = '2026-11-23T13:00:00Z') =>
    question({ now, audience, rules: { ...fine, minimumNoticeMinutes: 60 } })

  it.each([
    ['client', '10:59', 'too-soon'],
    ['client', '11:00', 'ok'],
    ['client', '11:01', 'ok'],
    ['client', '10:00', 'too-soon'],
    ['client', '09:59', 'past'],
    ['staff', '09:59', 'past'],
    ['staff', '10:00', 'ok'],
    ['staff', '10:01', 'ok'],
    ['walk-in', '09:59', 'past'],
    ['walk-in', '10:00', 'ok'],
    ['walk-in', '10:01', 'ok'],
  ] as const)('binds clients only: %s at %s is %s', (audience, time, expected) => {
    expect(answer(asked(audience), local(time))).toBe(expected)
  })

  it.each([
    ['client', '11:00', 'too-soon'],
    ['client', '11:01', 'ok'],
    ['staff', '10:00', 'past'],
    ['staff', '10:01', 'ok'],
    ['walk-in', '10:00', 'ok'],
    ['walk-in', '09:59', 'past'],
  ] as const)(
    'counts seconds, except for the minute in which a walk-in stands there: %s at %s is %s',
    (audience, time, expected) => {
      expect(answer(asked(audience, '2026-11-23T13:00:01Z'), local(time))).toBe(expected)
    },
  )
})

describe('horizon', () => {
  const asked = (audience: Audience, now: string) => question({ now, audience, rules: { ...fine, horizonDays: 1 } })

  it.each([
    // 20:59 and 23:59 local are already tomorrow in UTC (F-08).
    ['2026-11-23T12:00:00Z', '2026-11-24', 'ok'],
    ['2026-11-24T02:59:59Z', '2026-11-24', 'ok'],
    ['2026-11-24T02:59:59Z', '2026-11-25', 'too-far'],
    ['2026-11-24T03:00:00Z', '2026-11-25', 'ok'],
    ['2026-11-24T03:00:00Z', '2026-11-26', 'too-far'],
  ])('counts whole local days: at %s all of %s is %s', (now, day, expected) => {
    expect(answer(asked('client', now), local('09:00', day))).toBe(expected)
    expect(answer(asked('client', now), local('17:00', day))).toBe(expected)
  })

  it('does not bind the desk', () => {
    expect(answer(asked('staff', '2026-11-23T12:00:00Z'), local('09:00', '2027-01-25'))).toBe('ok')
    expect(answer(asked('walk-in', '2026-11-23T12:00:00Z'), local('09:00', '2026-11-26'))).toBe('ok')
  })
})

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
}

describe('organization and professional', () => {
  const rules = (
    own: { minimumNoticeMinutes?: number; horizonDays?: number; acceptsBookings?: boolean },
    online = true,
  ) =>
    effectiveRules(
      { bookingRules: { ...organizationRules, onlineBooking: online } },
      { slotIntervalMinutes: 15, isActive: true, acceptsBookings: true, ...own },
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

  it('online booking needs both; the desk is not asked', () => {
    expect(rules({}).onlineBooking).toBe(true)
    expect(rules({ acceptsBookings: false }).onlineBooking).toBe(false)
    expect(rules({}, false).onlineBooking).toBe(false)

    const closed = (audience: Audience) => question({ audience, rules: { onlineBooking: false } })
    expect(answer(closed('client'), local('09:00'))).toBe('online-booking-closed')
    expect(answer(closed('staff'), local('09:00'))).toBe('ok')
    expect(answer(closed('walk-in'), local('09:00'))).toBe('ok')
  })

  it('an inactive professional is offered to nobody', () => {
    for (const audience of ['client', 'staff', 'walk-in'] as const) {
      expect(answer(question({ audience, rules: { isActive: false } }), local('09:00'))).toBe('inactive')
    }
  })

  it('walk-ins need the organization to take them', () => {
    expect(answer(question({ audience: 'walk-in', rules: { acceptsWalkIns: false } }), local('09:00'))).toBe(
      'walk-ins-not-accepted',
    )
    expect(answer(question({ audience: 'staff', rules: { acceptsWalkIns: false } }), local('09:00'))).toBe('ok')
  })
})

describe('the grid', () => {
  it.each([
    ['client', '09:29', 'off-grid'],
    ['client', '09:30', 'ok'],
    ['client', '09:35', 'off-grid'],
    ['staff', '09:34', 'off-grid'],
    ['staff', '09:35', 'ok'],
    ['staff', '09:36', 'off-grid'],
    ['walk-in', '09:36', 'ok'],
  ] as const)('%s at %s is %s', (audience, time, expected) => {
    expect(answer(question({ audience }), local(time))).toBe(expected)
  })
})

describe('working time', () => {
  it.each(['client', 'staff', 'walk-in'] as const)('holds all of the service, for %s too', (audience) => {
    const asked = question({ audience, rules: fine })

    expect(answer(asked, local('08:55'))).toBe('closed')
    expect(answer(asked, local('09:00'))).toBe('ok')
    expect(answer(asked, local('17:00'))).toBe('ok')
    expect(answer(asked, local('17:05'))).toBe('closed')
  })

  it('lets buffers reach outside, unless the organization forbids it', () => {
    const asked = (buffersInsideWorkingHours: boolean) =>
      question({ rules: { ...fine, buffersInsideWorkingHours }, service: { before: 10, after: 15 } })

    expect([answer(asked(false), local('09:00')), answer(asked(false), local('17:00'))]).toEqual(['ok', 'ok'])
    expect(['09:09', '09:10', '16:45', '16:46'].map((time) => answer(asked(true), local(time)))).toEqual([
      'closed',
      'ok',
      'ok',
      'closed',
    ])
  })
})

describe('closures and exceptions', () => {
  const special = (...texts: string[]) => ({ type: 'special_hours', intervals: hours(...texts) }) as const
  const own = (...texts: string[]) => dayException('2026-11-23', special(...texts))
  const everyone = (...texts: string[]) => dayException('2026-11-23', { professionalId: 'ALL', ...special(...texts) })
  const asked = (overrides: Parameters<typeof question>[0]) => question({ rules: fine, ...overrides })

  it('a closure beats the professional’s own special hours, for the desk too', () => {
    for (const audience of ['client', 'staff', 'walk-in'] as const) {
      const closures = [dayException('2026-11-23', { professionalId: 'ALL', type: 'holiday' })]
      const closed = asked({ audience, exceptions: [own('09:00-18:00')], closures })

      expect(answer(closed, local('10:00'))).toBe('closed')
      expect(answer(closed, local('10:00', '2026-11-24'))).toBe('ok')
    }
  })

  it('the professional’s own day beats the week', () => {
    const late = asked({ exceptions: [own('19:00-21:00')] })

    expect(['17:00', '18:59', '19:00', '20:00', '20:01'].map((time) => answer(late, local(time)))).toEqual([
      'closed',
      'closed',
      'ok',
      'ok',
      'closed',
    ])
  })

  it('special hours of everyone change the day and cut what the professional has of their own', () => {
    const short = asked({ closures: [everyone('10:00-12:00')] })
    expect(['09:59', '10:00', '11:00', '11:01'].map((time) => answer(short, local(time)))).toEqual([
      'closed',
      'ok',
      'ok',
      'closed',
    ])

    const both = asked({ closures: [everyone('10:00-14:00')], exceptions: [own('08:00-11:30')] })
    expect(['09:59', '10:00', '10:30', '10:31'].map((time) => answer(both, local(time)))).toEqual([
      'closed',
      'ok',
      'ok',
      'closed',
    ])
  })
})

describe('the gap', () => {
  const asked = (gap: number, after: number, before: number) =>
    question({
      rules: { ...fine, bufferMinutes: gap },
      service: { before, after: 0 },
      busy: [entry(local('10:00'), local('11:00'), { after })],
    })

  it.each([
    [20, 5, 10, 20],
    [15, 5, 10, 15],
    [14, 5, 10, 15],
    [0, 5, 10, 15],
    [0, 0, 0, 0],
  ])('is max(organization %i, after %i + before %i) = %i', (gap, after, before, expected) => {
    const start = local('11:00') + expected

    expect([start - 1, start, start + 1].map((minute) => answer(asked(gap, after, before), minute))).toEqual([
      'taken',
      'ok',
      'ok',
    ])
  })

  it('of the organization is not kept beside a block, buffers are', () => {
    const busy = [entry(local('10:00'), local('11:00'), { kind: 'block' })]
    const beside = (before: number) => question({ busy, rules: { ...fine, bufferMinutes: 20 }, service: { before } })

    expect(answer(beside(0), local('11:00'))).toBe('ok')
    expect([local('11:09'), local('11:10')].map((start) => answer(beside(10), start))).toEqual(['taken', 'ok'])
  })

  it.each(['staff', 'walk-in'] as const)('is kept by %s too: nobody overlaps', (audience) => {
    const busy = [entry(local('10:00'), local('11:00'))]
    const beside = question({ audience, busy, rules: { ...fine, bufferMinutes: 10 } })

    expect(['10:30', '11:05', '11:10'].map((time) => answer(beside, local(time)))).toEqual(['taken', 'taken', 'ok'])
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

describe('opening hours of the organization', () => {
  it('are defaults for new schedules: a professional’s own week may be wider', () => {
    const asked = question({ rules: fine, professional: { id: 'p', weeklyHours: everyDay('06:00-23:00') } })

    expect(['06:00', '22:00'].map((time) => answer(asked, local(time)))).toEqual(['ok', 'ok'])
  })
})
