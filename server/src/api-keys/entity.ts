import { type ApiKey, apiKey } from '@reservaplus/shared/api-keys/schema'
import type { ApiKeyId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, maybe } from '../db/attributes'
import { apiKeyKey } from '../db/keys'
import { appTable } from '../db/table'

/** As it is kept: the key itself is not. */
const _stored = apiKey.extend({ hash: z.string() })
export type StoredApiKey = z.infer<typeof _stored>

/** Stays when it is revoked, so that the audit's names can be told; what lets a call in is the claim of its hash. */
export const ApiKeyEntity = new Entity({
  name: 'ApiKey',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ApiKeyId>().key(),
    organizationId: as<OrganizationId>().key(),
    name: string(),
    permissions: as<ApiKey['permissions']>(),
    hint: string(),
    hash: string(),
    createdBy: as<ApiKey['createdBy']>(),
    createdAt: as<ApiKey['createdAt']>(),
    expiresAt: maybe<NonNullable<ApiKey['expiresAt']>>().savedAs('validUntil'),
    revokedAt: maybe<NonNullable<ApiKey['revokedAt']>>(),
    lastUsedOn: maybe<NonNullable<ApiKey['lastUsedOn']>>(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => apiKeyKey(organizationId, id),
})
