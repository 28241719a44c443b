import type { OrganizationId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry, WaitlistStatus } from '@reservaplus/shared/waitlist/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { dueWaitlistOfShard, waitlistPk, waitlistPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { WaitlistEntity } from './entity'

export const findWaitlistEntry = async (
  organizationId: OrganizationId,
  id: WaitlistEntryId,
  { consistent = true }: Read = {},
): Promise<WaitlistEntry | undefined> => {
  const { Item } = await WaitlistEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** Who has waited longest first. */
export const findWaitlist = async (
  organizationId: OrganizationId,
  { status, ...page }: PageRequest & { status: WaitlistStatus },
): Promise<Page<WaitlistEntry>> => {
  const partition = waitlistPk(organizationId, status)
  const asked: List = { organizationId, indexPk: partition, prefix: waitlistPrefix }

  return queryPage(WaitlistEntity, asked, page)
}

/** Of a shard, all whose offer or whose days are over by now: one that cannot be ended keeps nobody else waiting. */
export const findDueEntries = async (shard: number, now: Instant): Promise<WaitlistEntry[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(WaitlistEntity)
    .query({ index: 'GSI2', partition: dueWaitlistOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const entryCreation = (entry: WaitlistEntry): Write => ({
  role: 'state',
  action: WaitlistEntity.build(PutTransaction)
    .item(entry)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const entryReplacement = (next: WaitlistEntry, { version }: Pick<WaitlistEntry, 'version'>): Write => ({
  role: 'state',
  action: WaitlistEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})
