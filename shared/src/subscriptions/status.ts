import { AppError } from '../errors/app-error'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { addMonths } from '../time/zone'
import type { Subscription, SubscriptionStatus } from './schema'

/** Two weeks without a card. */
export const trialDays = 14
/** How long one may go on booking with a payment that is due. */
export const graceDays = 7

const minutesPerDay = 24 * 60

/**
 * What can happen to a subscription. `end`: its period is over; `close`: so it is, and the owner had said that it is the
 * last; `lapse`: the grace is over too.
 */
export type SubscriptionDeed = 'pay' | 'cancel' | 'resume' | 'choose' | 'end' | 'close' | 'lapse'

/** What is not here cannot happen. */
export const transitions: Readonly<
  Record<SubscriptionStatus, Readonly<Partial<Record<SubscriptionDeed, SubscriptionStatus>>>>
> = {
  trial: { pay: 'active', cancel: 'trial', resume: 'trial', choose: 'trial', end: 'expired', close: 'cancelled' },
  active: { pay: 'active', cancel: 'active', resume: 'active', choose: 'active', end: 'past_due', close: 'cancelled' },
  past_due: { pay: 'active', cancel: 'cancelled', choose: 'past_due', lapse: 'expired' },
  cancelled: { pay: 'active', choose: 'cancelled' },
  expired: { pay: 'active', choose: 'expired' },
}

export const statusAfter = (status: SubscriptionStatus, deed: SubscriptionDeed): SubscriptionStatus => {
  const next = transitions[status][deed]
  if (!next) throw new AppError('INVALID_TRANSITION', `A subscription that is ${status} cannot do this`)

  return next
}

const daysAfter = (instant: Instant, days: number) => addMinutes(instant, days * minutesPerDay)

/** When booking stops if nothing is paid; undefined: it has stopped. */
export const runsUntil = ({ status, periodEnd, cancelledAt }: Subscription): Instant | undefined => {
  if (status === 'trial' || (status === 'active' && cancelledAt)) return periodEnd

  return status === 'active' || status === 'past_due' ? daysAfter(periodEnd, graceDays) : undefined
}

/** What the passing of time alone makes of it; of the same instant again and again, the same. */
export const advance = (subscription: Subscription, now: Instant): Subscription => {
  const { status, periodEnd, cancelledAt } = subscription
  const become = (deed: SubscriptionDeed) => advance({ ...subscription, status: statusAfter(status, deed) }, now)
  if (status === 'past_due') return now < daysAfter(periodEnd, graceDays) ? subscription : become('lapse')
  if ((status === 'trial' || status === 'active') && now >= periodEnd) return become(cancelledAt ? 'close' : 'end')

  return subscription
}

/** F-25: who does not pay reads, exports, cancels and moves what there is, but makes nothing new. */
export const isRunning = (subscription: Subscription, now: Instant): boolean => {
  const until = runsUntil(subscription)

  return until !== undefined && now < until
}

/** A trial of two weeks, for a new organization. */
export const startTrial = (
  { organizationId, plan, billingCycle }: Pick<Subscription, 'organizationId' | 'plan' | 'billingCycle'>,
  now: Instant,
): Subscription => {
  const trialEndsAt = daysAfter(now, trialDays)
  const period = { trialEndsAt, periodStart: now, periodEnd: trialEndsAt }

  return { organizationId, plan, status: 'trial', billingCycle, ...period, version: 1 }
}

const without = (subscription: Subscription, ...fields: ('cancelledAt' | 'next')[]): Subscription => {
  const rest = { ...subscription }
  for (const field of fields) delete rest[field]

  return rest
}

export const cancel = (current: Subscription, now: Instant): Subscription => {
  const subscription = advance(current, now)
  if (subscription.cancelledAt) return subscription

  return { ...subscription, status: statusAfter(subscription.status, 'cancel'), cancelledAt: now }
}

/** Takes back a cancellation while the period lasts; later only a payment helps. */
export const resume = (current: Subscription, now: Instant): Subscription => {
  const subscription = advance(current, now)

  return without({ ...subscription, status: statusAfter(subscription.status, 'resume') }, 'cancelledAt')
}

type Choice = Partial<Pick<Subscription, 'plan' | 'billingCycle'>>

/** What is paid for stays until its end, the choice is for the next period; otherwise it holds at once. */
export const choose = (current: Subscription, choice: Choice, now: Instant): Subscription => {
  const subscription = advance(current, now)
  const { plan, billingCycle } = subscription
  const chosen = { plan, billingCycle, ...subscription.next, ...choice }
  const status = statusAfter(subscription.status, 'choose')
  const rest = without({ ...subscription, status }, 'next')
  if (status !== 'active') return { ...rest, ...chosen }

  return chosen.plan === plan && chosen.billingCycle === billingCycle ? rest : { ...rest, next: chosen }
}

/**
 * A period was paid for: it follows what was paid before, or begins now when that is long over. With what was chosen for it.
 */
export const pay = (current: Subscription, now: Instant, timeZone: string): Subscription => {
  const subscription = advance(current, now)
  const { periodEnd, next, status, plan, billingCycle } = subscription
  const chosen = next ?? { plan, billingCycle }
  const periodStart = status === 'expired' || status === 'cancelled' ? now : periodEnd
  const months = chosen.billingCycle === 'yearly' ? 12 : 1

  return {
    ...without(subscription, 'cancelledAt', 'next'),
    ...chosen,
    status: statusAfter(status, 'pay'),
    periodStart,
    periodEnd: addMonths(periodStart, months, timeZone),
  }
}
