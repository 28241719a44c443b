import { assertSellable } from '@reservaplus/shared/subscriptions/plans'
import type { BillingCycle, PlanId, Subscription } from '@reservaplus/shared/subscriptions/schema'
import * as state from '@reservaplus/shared/subscriptions/status'
import { type SubscriptionView, subscriptionViewOf } from '@reservaplus/shared/subscriptions/views'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext, ChangeContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findSubscription, subscriptionReplacement } from './repository'

type Deed = (current: Subscription, now: Instant) => Subscription
type Asked = { version?: number | undefined }

/** An organization has one subscription, which therefore has the organization's id. */
const identified = (subscription: Subscription) => ({ ...subscription, id: subscription.organizationId })

/** For whoever changes it without a screen: payments, the daily run. */
export const changeSubscription = async (
  ctx: ChangeContext,
  deed: Deed,
  { version }: Asked = {},
): Promise<Subscription> => {
  const { organizationId, clock } = ctx
  const { id: _, ...subscription } = await commitUpdate(ctx, {
    kind: 'subscription',
    version,
    read: async () => {
      const found = await findSubscription(organizationId, { consistent: true })

      return found && identified(found)
    },
    change: (current) => identified(deed(current, instantOf(clock.now()))),
    writes: ({ id: _, ...next }) => [subscriptionReplacement(next)],
  })

  return subscription
}

const changeByOwner = async (ctx: AppContext, deed: Deed, asked: Asked): Promise<SubscriptionView> => {
  await findWritable(ctx)
  const changed = await changeSubscription(ctx, deed, asked)

  return subscriptionViewOf(changed, instantOf(ctx.clock.now()))
}

type Choice = { plan?: PlanId | undefined; billingCycle?: BillingCycle | undefined } & Asked

/** A smaller plan takes nothing away: what is above its limits stays, and nothing is added until there is room. */
export const choosePlan = async (
  ctx: AppContext,
  { plan, billingCycle, version }: Choice,
): Promise<SubscriptionView> => {
  const choice = { ...(plan && { plan }), ...(billingCycle && { billingCycle }) }
  const deed: Deed = (current, now) => {
    // One's own may be kept, also when nobody else could choose it now.
    if (plan && plan !== current.plan) assertSellable(plan)

    return state.choose(current, choice, now)
  }

  return changeByOwner(ctx, deed, { version })
}

export const cancel = (ctx: AppContext, asked: Asked): Promise<SubscriptionView> =>
  changeByOwner(ctx, state.cancel, asked)

export const resume = (ctx: AppContext, asked: Asked): Promise<SubscriptionView> =>
  changeByOwner(ctx, state.resume, asked)
