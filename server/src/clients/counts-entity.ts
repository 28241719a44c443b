import type { Client } from '@reservaplus/shared/clients/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { clientCountsKey } from '../db/keys'
import { appTable } from '../db/table'

/** What a client counts as: one of these at a time. */
export type CountedAs = `${Client['kind']}${'Active' | 'Inactive'}`

const count = () => number().optional()

/** An organization's clients stand in several of these: an import of thousands would wait in line before one. */
export const ClientCountsEntity = new Entity({
  name: 'ClientCounts',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    shard: number().key(),
    internalActive: count(),
    internalInactive: count(),
    registeredActive: count(),
    registeredInactive: count(),
    guestActive: count(),
    guestInactive: count(),
  }),
  computeKey: ({ organizationId, shard }) => clientCountsKey(organizationId, shard),
})
