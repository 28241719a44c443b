import * as z from 'zod'
import { money } from '../money/schema'
import { locales } from '../texts/locales'
import { instant } from '../time/schema'
import { limitName } from './counters'
import { planTexts } from './plan-texts'
import { limitsOf, type Plan, plans, yearlyDiscountPercent } from './plans'
import { billingCycle, planId, type Subscription, subscription, subscriptionStatus } from './schema'
import { isRunning, runsUntil, trialDays } from './status'
import { type Counts, usage, usageOf } from './usage'

const flags = z.object({
  integrations: z.boolean(),
  advancedReports: z.boolean(),
  multiLocation: z.boolean(),
  customBranding: z.boolean(),
  prioritySupport: z.boolean(),
})

const texts = z.object({
  name: z.string(),
  description: z.string(),
  badge: z.string().optional(),
  discount: z.string(),
  features: z.array(z.string()),
})

const prices = z.object({ monthly: money, yearly: money })

/** F-39: one shape for whoever shows a plan, with every limit by its one name. */
export const planView = z.object({
  id: planId,
  state: z.enum(['sellable', 'coming-soon']),
  isPopular: z.boolean(),
  color: z.enum(['emerald', 'blue', 'purple']),
  prices,
  /** Shown struck through; of a year, what twelve months would cost. */
  struckThrough: prices,
  yearlyDiscountPercent: z.int(),
  trialDays: z.int(),
  limits: z.record(limitName, z.int()),
  flags,
  storageGigabytes: z.int(),
  extraProfessional: money.optional(),
  texts: z.object({ es: texts, en: texts, pt: texts }),
})
export type PlanView = z.infer<typeof planView>

export const planViewOf = (plan: Plan): PlanView => {
  const { id, state, isPopular, color, monthly, yearly, struckThrough, limits, flags, storageGigabytes } = plan

  return {
    id,
    state,
    isPopular,
    color,
    prices: { monthly, yearly },
    struckThrough: { monthly: struckThrough, yearly: { ...monthly, amount: 12 * monthly.amount } },
    yearlyDiscountPercent: yearlyDiscountPercent(plan),
    trialDays,
    limits: { ...limits },
    flags: { ...flags },
    storageGigabytes,
    ...(plan.extraProfessional && { extraProfessional: plan.extraProfessional }),
    texts: Object.fromEntries(locales.map((locale) => [locale, planTexts(plan, locale)])) as PlanView['texts'],
  }
}

/** What the owner sees: the subscription as it is at this moment. */
export const subscriptionView = subscription.omit({ organizationId: true, limits: true }).extend({
  /** Whether anything new can be made. */
  isRunning: z.boolean(),
  /** Until when, if nothing is paid. */
  runsUntil: instant.optional(),
  /** Of the next period. */
  price: money,
  limits: z.partialRecord(limitName, z.int()),
})
export type SubscriptionView = z.infer<typeof subscriptionView>

/** `subscription` as `advance` makes it. */
export const subscriptionViewOf = (subscription: Subscription, now: z.infer<typeof instant>): SubscriptionView => {
  const { organizationId: _, ...shown } = subscription
  const { plan, billingCycle: cycle } = subscription.next ?? subscription
  const until = runsUntil(subscription)

  return {
    ...shown,
    isRunning: isRunning(subscription, now),
    ...(until && { runsUntil: until }),
    price: plans[plan][cycle],
    limits: Object.fromEntries(Object.entries(limitsOf(subscription)).filter(([, limit]) => limit !== undefined)),
  }
}

/** F-39: for every screen that shows how full the plan is. */
export const usageView = z.object({
  plan: planId,
  status: subscriptionStatus,
  isRunning: z.boolean(),
  usage,
})
export type UsageView = z.infer<typeof usageView>

export const usageViewOf = (subscription: Subscription, counts: Counts, now: z.infer<typeof instant>): UsageView => ({
  plan: subscription.plan,
  status: subscription.status,
  isRunning: isRunning(subscription, now),
  usage: usageOf(limitsOf(subscription), counts),
})

const version = z.int().optional()
export const choosePlanInput = z.object({ plan: planId, billingCycle: billingCycle.optional(), version })
export const changeCycleInput = z.object({ billingCycle, version })
export const subscriptionDeedInput = z.object({ version })
