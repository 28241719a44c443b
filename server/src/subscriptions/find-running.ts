import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { assertSubscribed } from '../organizations/check-writable'
import { findSubscription } from './repository'

/** For whoever makes something new: SUBSCRIPTION_INACTIVE where it does not run. */
export const findRunning = async ({ organizationId, clock }: AppContext): Promise<Subscription> =>
  assertSubscribed(await findSubscription(organizationId, { consistent: true }), instantOf(clock.now()))
