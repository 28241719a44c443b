import type { ClientMerge } from '@reservaplus/shared/clients/merge'
import type { ClientId, MergeId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { mergesPrefix, movedPrefix, organizationPk } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { MergeEntity } from './merge-entity'
import { type Moved, MovedEntity } from './moved-entity'

type Place = { organizationId: OrganizationId; into: ClientId; id: MergeId }

/** Strongly consistent: somebody wants to take it back. */
export const findMerge = async (place: Place): Promise<ClientMerge | undefined> => {
  const { Item } = await MergeEntity.build(GetItemCommand).key(place).options({ consistent: true }).send()

  return Item
}

/** Who became part of this client, the latest first. */
export const findMerges = async (
  organizationId: OrganizationId,
  { into, ...page }: PageRequest & { into: ClientId },
): Promise<Page<ClientMerge>> => {
  const prefix = mergesPrefix(into)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }

  return queryPage(MergeEntity, asked, page)
}

export const mergeCreation = (merge: ClientMerge): Write => ({
  role: 'state',
  action: MergeEntity.build(PutTransaction)
    .item(merge)
    .options({ condition: { attr: 'id', exists: false } }),
})

export const mergeReplacement = (next: ClientMerge, { version }: ClientMerge): Write => ({
  role: 'state',
  action: MergeEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

/** Nothing is moved by a merge that was undone meanwhile. */
export const mergeStands = (place: Place): Write => ({
  role: 'state',
  action: MergeEntity.build(ConditionCheck).key(place).condition({ attr: 'status', eq: 'merged' }),
})

/** What a merge has brought and not given back; strongly consistent. */
export const findMoved = async ({ organizationId, into, id }: Place, limit: number): Promise<Moved[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(MovedEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: movedPrefix(into, id) } })
    .options({ entityAttrFilter: false, consistent: true, limit })
    .send()

  return Items
}

export const countMoved = async ({ organizationId, into, id }: Place): Promise<number> => {
  const { Count = 0 } = await appTable
    .build(QueryCommand)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: movedPrefix(into, id) } })
    .options({ consistent: true, select: 'COUNT', maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Count
}

export const movedCreation = (moved: Moved): Write => ({
  role: 'state',
  action: MovedEntity.build(PutTransaction).item(moved),
})

export const movedRemoval = (moved: Moved): Write => ({
  role: 'state',
  action: MovedEntity.build(DeleteTransaction).key(moved),
})
