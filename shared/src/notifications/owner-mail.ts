import type { Changes } from '../events/schema'

/** What the owners are told of a change of their plan; most changes are their own choice on a screen, and need no mail. */
export type PlanMailKind = 'activated' | 'pastDue' | 'suspended' | 'cancelled'

const byStatus: Readonly<Record<string, PlanMailKind>> = {
  active: 'activated',
  past_due: 'pastDue',
  expired: 'suspended',
  cancelled: 'suspended',
}

export const planMailFor = ({ status, cancelledAt }: Changes): PlanMailKind | undefined => {
  if (cancelledAt?.after !== undefined && cancelledAt.before === undefined) return 'cancelled'

  // Without one before, it was just made.
  return status?.before === undefined ? undefined : byStatus[String(status.after)]
}
