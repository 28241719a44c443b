import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import type { Read } from './read'
import type { Write } from './transact'
import { UniqueEntity } from './unique-entity'

/** Who holds the value: the id that was given when it was claimed. */
export const findUniqueHolder = async (value: string, { consistent = false }: Read = {}) => {
  const { Item } = await UniqueEntity.build(GetItemCommand).key({ value }).options({ consistent }).send()

  return Item?.holderId
}

export const uniqueClaim = (claim: { value: string; organizationId: string; holderId: string }): Write => ({
  role: 'state',
  action: UniqueEntity.build(PutTransaction)
    .item(claim)
    .options({ condition: { attr: 'value', exists: false } }),
})
