import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { type Counter, countChanges, type LimitName, type Limits } from '@reservaplus/shared/subscriptions/counters'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'

import type { Write } from '../db/transact'
import { findCount } from './repository'
import { UsageEntity } from './usage-entity'

export type Increment = {
  /** Absent: counts only. */
  limit: number | undefined
  /** How many at once; they fit all or none. */
  by?: number
}

/** 403: the plan is full. `current` may be more than the limit, after a change to a smaller plan. */
export const limitExceeded = (counter: LimitName, limit: number, current = limit): AppError =>
  new AppError('LIMIT_EXCEEDED', 'The plan of this organization allows no more of these', {
    counter,
    limit,
    current,
    upgradeRequired: true,
  })

type Counted = { organizationId: OrganizationId; counted: string; counter: LimitName }

const incrementOf = ({ organizationId, counted, counter }: Counted, { limit, by = 1 }: Increment): Write => {
  const update = { organizationId, counted, count: $add(by), changes: $add(1) }
  if (limit === undefined) return { role: 'limit', action: UsageEntity.build(UpdateTransaction).item(update) }

  const fits = { attr: 'count', lte: limit - by } as const
  const condition = limit < by ? fits : { or: [{ attr: 'count', exists: false } as const, fits] }

  return {
    role: 'limit',
    action: UsageEntity.build(UpdateTransaction).item(update).options({ condition }),
    refusal: async () => limitExceeded(counter, limit, await findCount(organizationId, counted)),
  }
}

export const counterIncrement = (
  organizationId: OrganizationId,
  counter: Counter,
  limit: number | undefined,
  by = 1,
): Write => incrementOf({ organizationId, counted: counter, counter }, { limit, by })

/** Without a condition: a removal is never refused because of a number. */
const decrementOf = (organizationId: OrganizationId, counted: Counter | 'storage', by: number): Write => ({
  role: 'state',
  action: UsageEntity.build(UpdateTransaction).item({
    organizationId,
    counted,
    count: $add(-by),
    changes: $add(1),
  }),
})

export const counterDecrement = (organizationId: OrganizationId, counter: Counter, by = 1): Write =>
  decrementOf(organizationId, counter, by)

/** For a transaction that may only be while there is none of these. */
export const noneCounted = (organizationId: OrganizationId, counted: Counter): Write => ({
  role: 'state',
  action: UsageEntity.build(ConditionCheck)
    .key({ organizationId, counted })
    .condition({
      or: [
        { attr: 'count', exists: false },
        { attr: 'count', lte: 0 },
      ],
    }),
})

type Change = {
  before: readonly Counter[]
  after: readonly Counter[]
  /** Of the plan; may be left out where nothing is added. */
  limits?: Partial<Limits>
}

/**
 * What a creation, removal or change writes besides the thing itself; `before` and `after` come from `countersOf…` in
 * shared. Nothing counts differently: nothing is written, so a full plan is never in the way of a new name (F-21).
 */
export const counterWrites = (organizationId: OrganizationId, { before, after, limits = {} }: Change): Write[] =>
  countChanges(before, after).map(({ counter, by }) =>
    by > 0 ? counterIncrement(organizationId, counter, limits[counter]) : counterDecrement(organizationId, counter),
  )

export const countedMonth = (month: string) => `appts#${month}`

/** One appointment more, or several of a visit, in the month that they are made in. */
export const monthIncrement = (
  organizationId: OrganizationId,
  month: string,
  limit: number | undefined,
  by = 1,
): Write => incrementOf({ organizationId, counted: countedMonth(month), counter: 'monthlyAppointments' }, { limit, by })

/** Bytes more. Without a limit where they lie there already: what was looked at is not taken back for a few bytes. */
export const storageIncrement = (organizationId: OrganizationId, by: number, limit: number | undefined): Write =>
  incrementOf({ organizationId, counted: 'storage', counter: 'storage' }, { limit, by })

export const storageDecrement = (organizationId: OrganizationId, by: number): Write =>
  decrementOf(organizationId, 'storage', by)
