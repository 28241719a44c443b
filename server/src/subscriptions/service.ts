import { AppError } from '@reservaplus/shared/errors/app-error'
import { counter } from '@reservaplus/shared/subscriptions/counters'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { advance } from '@reservaplus/shared/subscriptions/status'
import type { Counts } from '@reservaplus/shared/subscriptions/usage'
import {
  type SubscriptionView,
  subscriptionViewOf,
  type UsageView,
  usageViewOf,
} from '@reservaplus/shared/subscriptions/views'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { countedMonth } from './counters'
import { findCounts, findSubscription, type StoredCount } from './repository'

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new AppError('NOT_FOUND', 'This organization has no subscription')

  return value
}

const nowOf = ({ clock }: AppContext) => instantOf(clock.now())

const findCurrent = async (ctx: AppContext): Promise<Subscription> =>
  advance(found(await findSubscription(ctx.organizationId, { consistent: true })), nowOf(ctx))

export const get = async (ctx: AppContext): Promise<SubscriptionView> =>
  subscriptionViewOf(await findCurrent(ctx), nowOf(ctx))

const countsOf = (stored: readonly StoredCount[], month: string): Counts => {
  const of = (name: string) => stored.find(({ counted }) => counted === name)?.count ?? 0
  const standing = counter.options.map((each) => [each, of(each)])

  return { ...Object.fromEntries(standing), monthlyAppointments: of(countedMonth(month)), storage: of('storage') }
}

/** How full the plan is now; the month is the organization's own. */
export const usage = async (ctx: AppContext): Promise<UsageView> => {
  const now = nowOf(ctx)
  const [subscription, organization] = await Promise.all([findCurrent(ctx), findExisting(ctx)])
  const month = localDateOf(now, organization.timeZone).slice(0, 7)
  const stored = await findCounts(ctx.organizationId, countedMonth(month))

  return usageViewOf(subscription, countsOf(stored, month), now)
}
