import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { instant } from '../time/schema'
import { limitName } from './counters'

export const planId = z.enum(['basico', 'profesional', 'empresarial'])
export type PlanId = z.infer<typeof planId>

export const billingCycle = z.enum(['monthly', 'yearly'])
export type BillingCycle = z.infer<typeof billingCycle>

export const subscriptionStatus = z.enum(['trial', 'active', 'past_due', 'cancelled', 'expired'])
export type SubscriptionStatus = z.infer<typeof subscriptionStatus>

export const subscription = z.object({
  organizationId,
  plan: planId,
  status: subscriptionStatus,
  billingCycle,
  trialEndsAt: instant.optional(),
  periodStart: instant,
  /** Of the trial while it lasts, then of what is paid for. */
  periodEnd: instant,
  /** The owner has said that the period is the last one. */
  cancelledAt: instant.optional(),
  /** What the next paid period is for, when it is not the same again. */
  next: z.object({ plan: planId, billingCycle }).optional(),
  /** Agreed with this organization instead of the plan's; null: as many as it likes. */
  limits: z.partialRecord(limitName, z.int().min(0).nullable()).optional(),
  version: z.int(),
})
export type Subscription = z.infer<typeof subscription>
