import { describe, expect, it } from 'vitest'
import { at, entry, question } from '../testing/builders'
import { farthestMinutes } from './bounds'
import { decideStart } from './decide'
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

it.each(['staff', 'walk-in'] as const)('two years ahead is too far for the desk too: %s', (audience) => {
  const now = local('10:00')
  const asked = question({ now: '2026-11-23T13:00:00Z', audience, rules: fine })

  expect(answer(asked, now + farthestMinutes)).toBe('too-far')
  expect(answer(asked, now + farthestMinutes - 1)).not.toBe('too-far')
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

  it('of a room counts buffers on both sides, not the organization’s gap', () => {
    const busy = [entry(local('11:00'), local('12:00'), { before: 5, after: 10 })]
    const beside = question({
      rules: { ...fine, bufferMinutes: 30 },
      service: { before: 15, after: 20 },
      resource: { id: 'r', quantity: 1, busy },
    })

    expect(['09:35', '09:36', '12:24', '12:25'].map((time) => answer(beside, local(time)))).toEqual([
      'ok',
      'resource-taken',
      'resource-taken',
      'ok',
    ])
  })

  it.each(['staff', 'walk-in'] as const)('is kept by %s too: nobody overlaps', (audience) => {
    const busy = [entry(local('10:00'), local('11:00'))]
    const beside = question({ audience, busy, rules: { ...fine, bufferMinutes: 10 } })

    expect(['10:30', '11:05', '11:10'].map((time) => answer(beside, local(time)))).toEqual(['taken', 'taken', 'ok'])
  })
})

describe('doors', () => {
  it('closed online booking closes it for clients, not for the desk', () => {
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

  it('a service whose room or chair is missing or out of use is offered to nobody', () => {
    for (const audience of ['client', 'staff', 'walk-in'] as const) {
      const asked = question({ audience, resource: { id: 'chair', quantity: 0, busy: [] } })
      expect(answer(asked, local('09:00'))).toBe('without-resource')
    }
  })
})
