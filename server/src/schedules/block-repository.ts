import type { BlockId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { type Block, longestBlockDays } from '@reservaplus/shared/schedules/schedule'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { blocksPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { BlockEntity } from './block-entity'

/** Strongly consistent: a write is decided on it. */
export const findBlock = async (organizationId: OrganizationId, id: BlockId): Promise<Block | undefined> => {
  const { Item } = await BlockEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()

  return Item
}

type Range = { from: Instant; to: Instant }

/** Everybody's that have a part in the half-open range, by start. */
export const findBlocks = async (organizationId: OrganizationId, { from, to }: Range): Promise<Block[]> => {
  const earliest = addMinutes(from, -longestBlockDays * minutesPerDay)
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(BlockEntity)
    .query({ index: 'GSI1', partition: blocksPk(organizationId), range: { between: [earliest, to] } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.filter(({ start, end }) => start < to && end > from)
}

export const blockCreation = (block: Block): Write => ({
  role: 'state',
  action: BlockEntity.build(PutTransaction)
    .item(block)
    .options({ condition: { attr: 'id', exists: false } }),
})

export const blockDeletion = ({ organizationId, id }: Block): Write => ({
  role: 'state',
  action: BlockEntity.build(DeleteTransaction)
    .key({ organizationId, id })
    .options({ condition: { attr: 'id', exists: true } }),
})
