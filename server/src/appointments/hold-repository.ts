import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import type { Write } from '../db/transact'
import { HoldEntity } from './hold-entity'

export type StoredHold = FormattedItem<typeof HoldEntity>

/** Also when it has expired: the agenda decides what still counts. */
export const findHold = async (
  organizationId: OrganizationId,
  browserTokenHash: string,
): Promise<StoredHold | undefined> => {
  const { Item } = await HoldEntity.build(GetItemCommand)
    .key({ organizationId, browserTokenHash })
    .options({ consistent: true })
    .send()

  return Item
}

/** In the place of the one that was read, or of none. */
export const holdWrite = (hold: StoredHold, previous: StoredHold | undefined): Write => ({
  role: 'state',
  action: HoldEntity.build(PutTransaction)
    .item(hold)
    .options({ condition: previous ? { attr: 'holdId', eq: previous.holdId } : { attr: 'holdId', exists: false } }),
})
