import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { isRunning } from '@reservaplus/shared/subscriptions/status'
import type { Instant } from '@reservaplus/shared/time/schema'

const retryAfterSeconds = 60

/** While an organization is being moved nothing is written here, by nobody. */
export const assertNotMoving = ({ writeMode }: Organization): void => {
  if (writeMode !== 'open') {
    throw new AppError('ORGANIZATION_MOVING', 'This organization is being moved', { retryAfterSeconds })
  }
}

export const assertWritable = (organization: Organization): void => {
  if (!organization.isActive) {
    throw new AppError('FORBIDDEN', 'This organization is closed')
  }
  assertNotMoving(organization)
}

/** For what nobody waits for: it is passed over and done when the organization is open again. */
export const isWritable = ({ isActive, writeMode }: Organization): boolean => isActive && writeMode === 'open'

/** F-25: what is new needs a running subscription; what exists can still be changed and cancelled. */
export const assertSubscribed = (subscription: Subscription | undefined, now: Instant): Subscription => {
  if (!subscription || !isRunning(subscription, now)) {
    throw new AppError('SUBSCRIPTION_INACTIVE', 'The subscription of this organization does not run')
  }

  return subscription
}
