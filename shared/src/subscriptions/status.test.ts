import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { organizationId } from '../ids/schema'
import { addMinutes } from '../time/instant'
import { type Instant, instant } from '../time/schema'
import { type BillingCycle, type PlanId, planId, type Subscription, subscriptionStatus } from './schema'
import {
  advance,
  cancel,
  choose,
  graceDays,
  isRunning,
  pay,
  resume,
  runsUntil,
  type SubscriptionDeed,
  startTrial,
  statusAfter,
  transitions,
  trialDays,
} from './status'

const zone = 'America/Santiago'
const start = instant.parse('2026-11-23T14:00:00Z')
const day = 24 * 60
const daysOn = (days: number) => addMinutes(start, days * day)
const trial = startTrial(
  { organizationId: organizationId.parse('01JD0000000000000000000000'), plan: 'basico', billingCycle: 'monthly' },
  start,
)
const active = pay(trial, start, zone)
const refusal = expect.objectContaining({ code: 'INVALID_TRANSITION' })

describe('the transition table', () => {
  const deeds: SubscriptionDeed[] = ['pay', 'cancel', 'resume', 'choose', 'end', 'close', 'lapse']
  // Told once more, in the order of `deeds`; `-` cannot happen.
  const promised = {
    trial: 'active trial trial trial expired cancelled -',
    active: 'active active active active past_due cancelled -',
    past_due: 'active cancelled - past_due - - expired',
    cancelled: 'active - - cancelled - - -',
    expired: 'active - - expired - - -',
  }

  it.each(subscriptionStatus.options)('from %s', (status) => {
    const told = deeds.map((deed) => transitions[status][deed] ?? '-')

    expect(told.join(' ')).toBe(promised[status])
  })

  it('refuses what is not in it', () => {
    expect(() => statusAfter('expired', 'resume')).toThrow(refusal)
  })
})

describe('a trial', () => {
  it('lasts fourteen days to the minute, and ends expired', () => {
    const last = addMinutes(daysOn(trialDays), -1)

    expect([isRunning(trial, last), isRunning(trial, daysOn(trialDays))]).toEqual([true, false])
    expect([advance(trial, last).status, advance(trial, daysOn(trialDays)).status]).toEqual(['trial', 'expired'])
  })

  it('that is paid for runs to its end first', () => {
    expect(active).toMatchObject({
      status: 'active',
      trialEndsAt: daysOn(14),
      periodStart: daysOn(14),
      periodEnd: '2027-01-07T14:00:00Z',
    })
  })

  it('that was cancelled ends cancelled', () => {
    expect(advance(cancel(trial, start), daysOn(14)).status).toBe('cancelled')
  })
})

describe('what is paid', () => {
  const end = active.periodEnd
  const graceEnd = addMinutes(end, graceDays * day)

  it('is due at the end of the period, and the grace lets one book on for a week', () => {
    expect([end, graceEnd].map((now) => [advance(active, now).status, isRunning(active, now)])).toEqual([
      ['past_due', true],
      ['expired', false],
    ])
    expect(runsUntil(active)).toBe(graceEnd)
  })

  it('follows the period before when it comes late, and begins anew after the grace', () => {
    expect(pay(active, addMinutes(end, day), zone).periodStart).toBe(end)
    expect(pay(active, addMinutes(graceEnd, day), zone).periodStart).toBe(addMinutes(graceEnd, day))
  })

  it('ends on the last day of a shorter month, and at the same hour across a change of the clock', () => {
    const until = (periodEnd: string) => pay({ ...active, periodEnd: instant.parse(periodEnd) }, start, zone).periodEnd

    expect(until('2027-01-31T15:00:00Z')).toBe('2027-02-28T15:00:00Z')
    // Santiago goes back an hour on the fourth of April.
    expect(until('2027-03-20T15:00:00Z')).toBe('2027-04-20T16:00:00Z')
  })

  it('stays until its end; what is chosen meanwhile is for the next period', () => {
    const chosen = choose(active, { plan: 'profesional', billingCycle: 'yearly' }, start)
    expect(chosen).toMatchObject({ plan: 'basico', next: { plan: 'profesional', billingCycle: 'yearly' } })
    const renewed = pay(chosen, end, zone)
    expect(renewed).toMatchObject({ plan: 'profesional', billingCycle: 'yearly', periodEnd: '2028-01-07T14:00:00Z' })
    expect(renewed.next).toBeUndefined()
  })

  it('takes one change of mind after the other, and forgets one that goes back', () => {
    const yearly = choose(active, { billingCycle: 'yearly' }, start)
    expect(choose(yearly, { plan: 'profesional' }, start).next).toEqual({
      plan: 'profesional',
      billingCycle: 'yearly',
    })
    expect(choose(yearly, { billingCycle: 'monthly' }, start)).toEqual(active)
  })

  it('is cancelled for its end, at once when nothing is paid any more', () => {
    const cancelled = cancel(active, start)
    expect([cancelled.status, runsUntil(cancelled)]).toEqual(['active', end])
    expect(advance(cancelled, end).status).toBe('cancelled')
    expect(resume(cancelled, start)).toEqual(active)
    expect(() => resume(cancelled, end)).toThrow(refusal)
    expect(cancel(active, end)).toMatchObject({ status: 'cancelled', cancelledAt: end })
  })

  it('cannot be cancelled after it has ended', () => {
    expect(() => cancel(trial, daysOn(15))).toThrow(refusal)
  })
})

type Step = { days: number; deed: 'wait' | 'pay' | 'cancel' | 'resume' | 'choose'; plan: PlanId; cycle: BillingCycle }

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.integer({ min: 0, max: 45 }),
  deed: fc.constantFrom('wait', 'pay', 'cancel', 'resume', 'choose'),
  plan: fc.constantFrom(...planId.options),
  cycle: fc.constantFrom('monthly', 'yearly'),
})

const doStep = (current: Subscription, { deed, plan, cycle }: Step, now: Instant): Subscription => {
  try {
    switch (deed) {
      case 'pay':
        return pay(current, now, zone)
      case 'cancel':
        return cancel(current, now)
      case 'resume':
        return resume(current, now)
      case 'choose':
        return choose(current, { plan, billingCycle: cycle }, now)
      default:
        return advance(current, now)
    }
  } catch {
    return current
  }
}

/** Everything that a history of steps has been, with the moment. */
const historyOf = (steps: readonly Step[]) => {
  let at = { subscription: trial, now: start }
  const history = [at]
  for (const each of steps) {
    const now = addMinutes(at.now, each.days * day)
    at = { subscription: doStep(at.subscription, each, now), now }
    history.push(at)
  }

  return history
}

const histories = fc.array(step, { maxLength: 12 }).map(historyOf)

describe('whatever happens, in whatever order', () => {
  it('the daily run changes nothing that the moment itself did not say: late, twice or never', () => {
    fc.assert(
      fc.property(histories, fc.nat(80), fc.nat(80), (history, some, more) => {
        for (const { subscription, now } of history) {
          const later = addMinutes(now, some * day)
          const latest = addMinutes(later, more * day)
          expect(advance(advance(subscription, later), latest)).toEqual(advance(subscription, latest))
          expect(isRunning(advance(subscription, later), later)).toBe(isRunning(subscription, later))
        }
      }),
    )
  })

  it('time alone never starts anything, and one runs exactly until the moment that is told', () => {
    fc.assert(
      fc.property(histories, fc.nat(80), (history, some) => {
        for (const { subscription, now } of history) {
          const later = addMinutes(now, some * day)
          if (!isRunning(subscription, now)) expect(isRunning(subscription, later)).toBe(false)
          const until = runsUntil(advance(subscription, now))
          if (until && until > now) {
            expect([isRunning(subscription, addMinutes(until, -1)), isRunning(subscription, until)]).toEqual([
              true,
              false,
            ])
          }
        }
      }),
    )
  })

  it('what runs is a trial, paid for or due; a payment always makes it run, and never shortens it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { subscription, now } of history) {
          const { status } = advance(subscription, now)
          expect(isRunning(subscription, now)).toBe(['trial', 'active', 'past_due'].includes(status))
          const paid = pay(subscription, now, zone)
          expect(paid.periodEnd > subscription.periodEnd).toBe(true)
          expect(paid).toMatchObject({ status: 'active' })
          expect(isRunning(paid, now)).toBe(true)
          expect(paid.cancelledAt).toBeUndefined()
        }
      }),
    )
  })

  it('nobody gets a second trial', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const firstOther = history.findIndex(({ subscription }) => subscription.status !== 'trial')
        const after = firstOther < 0 ? [] : history.slice(firstOther)
        expect(after.filter(({ subscription }) => subscription.status === 'trial')).toEqual([])
      }),
    )
  })
})
