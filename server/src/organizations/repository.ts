import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { completeOrganization } from '@reservaplus/shared/organizations/complete'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { deletionsOfShard, uniqueKinds } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { findUniqueHolder } from '../db/unique'
import { OrganizationEntity } from './entity'

export const findOrganization = async (
  id: OrganizationId,
  { consistent = false }: Read = {},
): Promise<Organization | undefined> => {
  const { Item } = await OrganizationEntity.build(GetItemCommand).key({ id }).options({ consistent }).send()

  return Item && completeOrganization(Item satisfies Organization)
}

/** The one look-up that may turn something public into an organization's id. */
export const findOrganizationIdBySlug = async (slug: string): Promise<OrganizationId | undefined> =>
  (await findUniqueHolder(uniqueKinds.slug(slug))) as OrganizationId | undefined

export const organizationCreation = (organization: Organization): Write => ({
  role: 'state',
  action: OrganizationEntity.build(PutTransaction)
    .item(organization)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** Those whose thirty days are over, longest ago first. */
export const findOrganizationsToErase = async (shard: number, now: Instant): Promise<OrganizationId[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(OrganizationEntity)
    .query({ index: 'GSI2', partition: deletionsOfShard(shard), range: { lte: now } })
    .options({ entityAttrFilter: false, limit: 10 })
    .send()

  return Items.map(({ id }) => id)
}

/** `next` carries the version after `current`'s. */
export const organizationReplacement = (next: Organization, { version }: Pick<Organization, 'version'>): Write => ({
  role: 'state',
  action: OrganizationEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})
