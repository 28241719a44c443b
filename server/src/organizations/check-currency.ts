import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'

import type { Write } from '../db/transact'
import { findServices } from '../services/repository'
import { noneCounted } from '../subscriptions/counters'
import { OrganizationEntity } from './entity'

const inUse = () => {
  const message = 'There are prices in the currency of before'

  return new AppError('IN_USE', message, { issues: [{ path: ['currency'], message }] })
}

/**
 * Every price, agreed or asked, hangs on a service, one that was deleted too: once there is any, the currency stays. None
 * is made while it changes.
 */
export const currencyChangeWrites = async (next: Organization, current: Organization): Promise<Write[]> => {
  if (next.currency === current.currency) return []
  if ((await findServices(next.id, { consistent: true })).length > 0) throw inUse()

  return [noneCounted(next.id, 'services')]
}

/** The other side of it: for the transaction of a first price. */
export const currencyUnchanged = ({ id, currency }: Pick<Organization, 'id' | 'currency'>): Write => ({
  role: 'state',
  action: OrganizationEntity.build(ConditionCheck).key({ id }).condition({ attr: 'currency', eq: currency }),
})
