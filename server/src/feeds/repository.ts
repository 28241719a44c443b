import type { FeedId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { feedPrefix, organizationPk, uniqueKinds } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { uniqueClaim, uniqueRelease } from '../db/unique'
import { FeedEntity, type StoredFeed } from './entity'

export const findFeed = async (
  organizationId: OrganizationId,
  id: FeedId,
  { consistent = false }: Read = {},
): Promise<StoredFeed | undefined> => {
  const { Item } = await FeedEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** Newest first. */
export const findFeeds = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<StoredFeed[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(FeedEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: feedPrefix } })
    .options({ consistent, entityAttrFilter: false, reverse: true, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const feedCreation = (feed: StoredFeed): Write[] => [
  {
    role: 'state',
    action: FeedEntity.build(PutTransaction)
      .item(feed)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  uniqueClaim({ value: uniqueKinds.feed(feed.hash), organizationId: feed.organizationId, holderId: feed.id }, 'state'),
]

/** Its address opens nothing any more. */
export const feedRemoval = ({ organizationId, id, version, hash }: StoredFeed): Write[] => [
  {
    role: 'state',
    action: FeedEntity.build(DeleteTransaction)
      .key({ organizationId, id })
      .options({ condition: { attr: 'version', eq: version } }),
  },
  uniqueRelease({ value: uniqueKinds.feed(hash), holderId: id }),
]
