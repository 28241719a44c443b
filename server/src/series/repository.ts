import type { ClientId, OrganizationId, SeriesId } from '@reservaplus/shared/ids/schema'
import { assertSeriesErased } from '@reservaplus/shared/privacy/erased-words'
import type { Series } from '@reservaplus/shared/series/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { clientSeriesPk, dueSeriesOfShard, seriesPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { SeriesEntity } from './entity'

export const findOneSeries = async (
  organizationId: OrganizationId,
  id: SeriesId,
  { consistent = false }: Read = {},
): Promise<Series | undefined> => {
  const { Item } = await SeriesEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** Newest first. */
export const findSeriesPage = async (organizationId: OrganizationId, page: PageRequest): Promise<Page<Series>> => {
  const asked: List = { organizationId, prefix: seriesPrefix, beginsWith: seriesPrefix, newestFirst: true }

  return queryPage(SeriesEntity, asked, page)
}

/** Newest first; the client must have been found in the organization before. */
export const findSeriesOfClient = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<Series>> => {
  const partition = clientSeriesPk(clientId)
  const asked: List = { organizationId, indexPk: partition, prefix: seriesPrefix, newestFirst: true }
  const found = await queryPage(SeriesEntity, asked, page)

  return { ...found, items: found.items.filter((each) => each.organizationId === organizationId) }
}

/** Of a shard, all whose next date has to be made by now: one that cannot go on keeps no other waiting. */
export const findDueSeries = async (shard: number, now: Instant): Promise<Series[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(SeriesEntity)
    .query({ index: 'GSI2', partition: dueSeriesOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const seriesCreation = (series: Series): Write => ({
  role: 'state',
  action: SeriesEntity.build(PutTransaction)
    .item(series)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const seriesReplacement = (next: Series, current: Pick<Series, 'version' | 'isClientErased'>): Write => {
  assertSeriesErased(current, next)

  return {
    role: 'state',
    action: SeriesEntity.build(PutTransaction)
      .item(next)
      .options({ condition: { attr: 'version', eq: current.version } }),
  }
}
