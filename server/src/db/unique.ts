import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import type { Read } from './read'
import type { Write, WriteRole } from './transact'
import { UniqueEntity } from './unique-entity'

/** Who holds the value, and in which organization. */
export const findUnique = async (value: string, { consistent = false }: Read = {}) => {
  const { Item } = await UniqueEntity.build(GetItemCommand).key({ value }).options({ consistent }).send()

  return Item
}

/** The id that was given when the value was claimed. */
export const findUniqueHolder = async (value: string, read: Read = {}) => (await findUnique(value, read))?.holderId

type Claim = { value: string; organizationId: string; holderId: string }

/**
 * Claims a value that only one may hold. `limit`: whoever comes second is refused. `state`: whoever comes second decides
 * again, knowing the holder.
 */
export const uniqueClaim = (claim: Claim, role: Exclude<WriteRole, 'marker'>): Write => ({
  role,
  action: UniqueEntity.build(PutTransaction)
    .item(claim)
    .options({ condition: { attr: 'value', exists: false } }),
})

/** From one holder to the next; whoever comes second decides again. */
export const uniqueHandOver = (claim: Claim, { holderId }: Pick<Claim, 'holderId'>): Write => ({
  role: 'state',
  action: UniqueEntity.build(PutTransaction)
    .item(claim)
    .options({ condition: { attr: 'holderId', eq: holderId } }),
})

/** Gives a value back that this one holds; whoever lost it meanwhile decides again. */
export const uniqueRelease = ({ value, holderId }: Pick<Claim, 'value' | 'holderId'>): Write => ({
  role: 'state',
  action: UniqueEntity.build(DeleteTransaction)
    .key({ value })
    .options({ condition: { attr: 'holderId', eq: holderId } }),
})
