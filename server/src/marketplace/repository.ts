import { QueryCommand as RawQueryCommand } from '@aws-sdk/lib-dynamodb'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { MarketCard } from '@reservaplus/shared/marketplace/card'
import { countChanges } from '@reservaplus/shared/marketplace/counts'
import { pointersOf } from '@reservaplus/shared/marketplace/facets'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { marketCountsPk, marketPks, marketPointerKey } from '../db/keys'
import type { RawKey } from '../db/partition'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { MarketCardEntity, type StoredCard } from './card-entity'
import { type MarketCount, MarketCountEntity } from './count-entity'

/** Strongly consistent; version 0: never written. */
export const findCard = async (organizationId: OrganizationId): Promise<StoredCard> => {
  const { Item } = await MarketCardEntity.build(GetItemCommand)
    .key({ organizationId })
    .options({ consistent: true })
    .send()

  return Item ?? { organizationId, leaving: [], isSettled: true, version: 0 }
}

/** At most a hundred, in one request. */
export const findCards = async (ids: readonly OrganizationId[]): Promise<StoredCard[]> => {
  const requests = ids.map((organizationId) => MarketCardEntity.build(BatchGetRequest).key({ organizationId }))
  if (requests.length === 0) return []
  const { Responses } = await execute({ maxAttempts: 3 }, appTable.build(BatchGetCommand).requests(...requests))

  return (Responses?.[0] ?? []).flatMap((card) => card ?? [])
}

export const pointerKeysOf = (organizationId: string, card: MarketCard | undefined): RawKey[] =>
  card ? pointersOf(card).map((each) => marketPointerKey(organizationId, { ...each, country: card.country })) : []

/** `next` carries the version after `current`'s; the numbers of the country move with it, or neither does. */
export const cardReplacement = (current: StoredCard, next: StoredCard): Write[] => [
  {
    role: 'state',
    action: MarketCardEntity.build(PutTransaction)
      .item(next)
      .options({
        condition:
          current.version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: current.version },
      }),
  },
  ...countChanges(current.card, next.card).map(
    ({ country, counted, by, label }): Write => ({
      role: 'state',
      action: MarketCountEntity.build(UpdateTransaction).item({
        country,
        counted,
        count: $add(by),
        ...(label && { label }),
      }),
    }),
  ),
]

export const findCounts = async (country: string): Promise<MarketCount[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(MarketCountEntity)
    .query({ partition: marketCountsPk(country) })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

const queryKeys = async (partition: string, { after, limit }: { after: string | undefined; limit: number }) => {
  const { Items = [] } = await appTable.getDocumentClient().send(
    new RawQueryCommand({
      TableName: appTable.getName(),
      KeyConditionExpression: `PK = :partition${after === undefined ? '' : ' AND SK > :after'}`,
      ExpressionAttributeValues: { ':partition': partition, ...(after !== undefined && { ':after': after }) },
      Limit: limit,
    }),
  )

  return Items.map(({ SK }) => String(SK))
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** The next sort keys of a list, over all its partitions in their common order; fewer than asked for: these are the last. */
export const findPointers = async (
  { country, facet }: { country: string; facet: string },
  range: { after: string | undefined; limit: number },
): Promise<string[]> => {
  const found = await Promise.all(marketPks(country, facet).map((partition) => queryKeys(partition, range)))

  return found.flat().sort(byBytes).slice(0, range.limit)
}
