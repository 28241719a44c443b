import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { subscriptionStatus } from '@reservaplus/shared/subscriptions/schema'

import { clock } from '../config/clock'
import { type CountsChecked, checkCounts } from './check-counts'
import { findSubscriptionsByStatus } from './repository'

const endOfTime = '9999'

export type ShardChecked = { organizations: number }
type Report = {
  onChecked: (organizationId: OrganizationId, result: CountsChecked) => void
  onFailure: (organizationId: OrganizationId, error: unknown) => void
}

/** Every organization of one shard, whatever its subscription; one that fails keeps back no other. */
export const checkShard = async (shard: number, { onChecked, onFailure }: Report): Promise<ShardChecked> => {
  let organizations = 0
  for (const status of subscriptionStatus.options) {
    let position: Record<string, unknown> | undefined
    do {
      const page = await findSubscriptionsByStatus(status, shard, { until: endOfTime, after: position })
      for (const { organizationId } of page.items) {
        organizations += 1
        await checkCounts(clock, organizationId)
          .then((result) => onChecked(organizationId, result))
          .catch((error: unknown) => onFailure(organizationId, error))
      }
      position = page.position
    } while (position)
  }

  return { organizations }
}
