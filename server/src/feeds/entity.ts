import { type Feed, feed } from '@reservaplus/shared/feeds/schema'
import type { FeedId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, maybe } from '../db/attributes'
import { feedKey } from '../db/keys'
import { appTable } from '../db/table'

/** As it is kept: the token of its address is not. */
const _stored = feed.extend({ hash: z.string() })
export type StoredFeed = z.infer<typeof _stored>

export const FeedEntity = new Entity({
  name: 'Feed',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<FeedId>().key(),
    organizationId: as<OrganizationId>().key(),
    professionalId: maybe<NonNullable<Feed['professionalId']>>(),
    name: string(),
    hash: string(),
    createdBy: as<Feed['createdBy']>(),
    createdAt: as<Feed['createdAt']>(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => feedKey(organizationId, id),
})
