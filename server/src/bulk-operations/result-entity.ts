import { type BulkResult, bulkResult } from '@reservaplus/shared/bulk-operations/schema'
import { type BulkOperationId, bulkOperationId, type OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, maybe } from '../db/attributes'
import { bulkResultKey } from '../db/keys'
import { appTable } from '../db/table'

const _stored = bulkResult.extend({
  organizationId: z.custom<OrganizationId>(),
  operationId: bulkOperationId,
  expiresAt: z.int(),
})
export type StoredBulkResult = z.infer<typeof _stored>

/** The same step again has the same place. */
export const BulkResultEntity = new Entity({
  name: 'BulkResult',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    operationId: as<BulkOperationId>().key(),
    index: number().key(),
    outcome: as<BulkResult['outcome']>(),
    subjectId: string().optional(),
    code: maybe<NonNullable<BulkResult['code']>>(),
    message: string().optional(),
    expiresAt: number(),
  }),
  computeKey: ({ organizationId, operationId, index }) => bulkResultKey(organizationId, operationId, index),
})
