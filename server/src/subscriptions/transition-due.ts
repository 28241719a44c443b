import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription, SubscriptionStatus } from '@reservaplus/shared/subscriptions/schema'
import { advance, graceDays } from '@reservaplus/shared/subscriptions/status'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { clock } from '../config/clock'
import { systemContext } from '../config/system-context'
import { findOrganization } from '../organizations/repository'
import { changeSubscription } from './change'
import { findSubscriptionsByStatus, subscriptionShards } from './repository'

/** Periods that ended by then make something else of a subscription in this status. */
const dueBy: Partial<Record<SubscriptionStatus, (now: Instant) => Instant>> = {
  trial: (now) => now,
  active: (now) => now,
  past_due: (now) => addMinutes(now, -graceDays * 24 * 60),
}

type Failed = (organizationId: OrganizationId, error: unknown) => void

/** Only where the product leads; anyone who has paid meanwhile is left as they are. */
const transitionOne = async ({ organizationId, version }: Subscription): Promise<boolean> => {
  const organization = await findOrganization(organizationId, { consistent: true })
  if (organization?.writeMode !== 'open') return false
  const changed = await changeSubscription(systemContext(organizationId, 'subscription-run'), advance)

  return changed.version > version
}

const transitionShard = async (shard: number, now: Instant, onFailure: Failed): Promise<number> => {
  let transitioned = 0
  for (const [status, until] of Object.entries(dueBy) as [SubscriptionStatus, (now: Instant) => Instant][]) {
    let position: Record<string, unknown> | undefined
    do {
      const page = await findSubscriptionsByStatus(status, shard, { until: until(now), after: position })
      for (const each of page.items) {
        const isTransitioned = await transitionOne(each).catch((error: unknown) =>
          onFailure(each.organizationId, error),
        )
        if (isTransitioned) transitioned += 1
      }
      position = page.position
    } while (position)
  }

  return transitioned
}

/**
 * Writes down what time has made of subscriptions. Nothing waits for it: whoever asks is answered by the moment itself; it
 * is for the audit, for what listens to the events and for lists by status.
 */
export const transitionDue = async (onFailure: Failed): Promise<number> => {
  const now = instantOf(clock.now())
  let transitioned = 0
  for (const shard of subscriptionShards) transitioned += await transitionShard(shard, now, onFailure)

  return transitioned
}
