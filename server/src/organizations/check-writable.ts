import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization, Subscription } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'

const retryAfterSeconds = 60

/** While an organization is being moved nothing is written here, by nobody. */
export const assertWritable = ({ writeMode, isActive }: Organization): void => {
  if (!isActive) {
    throw new AppError('FORBIDDEN', 'This organization is closed')
  }
  if (writeMode !== 'open') {
    throw new AppError('ORGANIZATION_MOVING', 'This organization is being moved', { retryAfterSeconds })
  }
}

/** New appointments need a running subscription; what exists can still be changed and cancelled. */
export const assertSubscribed = (subscription: Subscription | undefined, now: Instant): Subscription => {
  const isRunning =
    subscription?.status === 'active' ||
    subscription?.status === 'past_due' ||
    (subscription?.status === 'trial' && now < subscription.periodEnd)
  if (!subscription || !isRunning) {
    throw new AppError('SUBSCRIPTION_INACTIVE', 'This organization takes no new appointments now')
  }

  return subscription
}
