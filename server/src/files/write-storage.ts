import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext, ChangeContext } from '../app-context'
import type { Write } from '../db/transact'
import { assertSubscribed } from '../organizations/check-writable'
import { storageDecrement, storageIncrement } from '../subscriptions/counters'
import { findSubscription } from '../subscriptions/repository'

/** For the transaction that announces a file: its bytes, within what the plan allows. */
export const reservedStorage = async ({ organizationId, clock }: AppContext, bytes: number): Promise<Write> => {
  const found = await findSubscription(organizationId, { consistent: true })
  const subscription = assertSubscribed(found, instantOf(clock.now()))

  return storageIncrement(organizationId, bytes, limitsOf(subscription).storage)
}

/** For the transaction that changes what a file takes: the counter is the sum of the files at every moment. */
export const changedStorage = ({ organizationId }: ChangeContext, before: number, after: number): Write[] => {
  if (after === before) return []

  return after > before
    ? [storageIncrement(organizationId, after - before, undefined)]
    : [storageDecrement(organizationId, before - after)]
}
