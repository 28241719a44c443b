import { type Counter, countChanges } from '@reservaplus/shared/subscriptions/counters'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { assertSubscribed } from '../organizations/check-writable'
import { counterWrites } from './counters'
import { findSubscription } from './repository'

type Change = { before: readonly Counter[]; after: readonly Counter[] }

/**
 * For the transaction of whatever makes, removes or changes something that plans count (`countersOf…` in shared). Only
 * what takes a seat asks the subscription, which must run then; what is full is LIMIT_EXCEEDED with its own details.
 */
export const countWrites = async (ctx: AppContext, { before, after }: Change): Promise<Write[]> => {
  const { organizationId, clock } = ctx
  const changes = countChanges(before, after)
  if (changes.length === 0) return []
  if (changes.every(({ by }) => by < 0)) return counterWrites(organizationId, { before, after })
  const found = await findSubscription(organizationId, { consistent: true })
  const subscription = assertSubscribed(found, instantOf(clock.now()))

  return counterWrites(organizationId, { before, after, limits: limitsOf(subscription) })
}
