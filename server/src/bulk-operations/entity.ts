import { type BulkOperation, bulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import type { BulkOperationId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import type { AppContext } from '../app-context'
import { as, hiddenKey, maybe } from '../db/attributes'
import { bulkOperationKey, openBulkOperationsPk } from '../db/keys'
import { appTable } from '../db/table'

/** How long one can see what became of it. */
export const keptSeconds = 90 * 86_400

/** What whoever started it may do: its steps may do the same. */
export type Rights = Pick<AppContext, 'role' | 'grants' | 'professionalId'>

const _stored = bulkOperation.extend({
  /** Read by the step of its kind; where it is large it names an object in the bucket. */
  input: z.record(z.string(), z.unknown()),
  rights: z.custom<Rights>(),
  /** Who works on it, and until when nobody else may. */
  leaseId: z.string().optional(),
  leaseUntil: z.custom<Instant>(),
  /** Leases in a row that have not finished a step. */
  stalls: z.int(),
})
export type StoredBulkOperation = z.infer<typeof _stored>

const whileRunning = ({ status }: { status: BulkOperation['status'] }, key: string) =>
  status === 'running' ? key : undefined

export const BulkOperationEntity = new Entity({
  name: 'BulkOperation',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<BulkOperationId>().key(),
    organizationId: as<OrganizationId>().key(),
    kind: as<BulkOperation['kind']>(),
    status: as<BulkOperation['status']>(),
    total: number(),
    done: number(),
    failed: number(),
    createdBy: as<BulkOperation['createdBy']>(),
    createdAt: as<Instant>(),
    finishedAt: maybe<Instant>(),
    input: as<StoredBulkOperation['input']>(),
    rights: as<Rights>(),
    leaseId: string().optional(),
    leaseUntil: as<Instant>(),
    stalls: number(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>((each) => whileRunning(each, openBulkOperationsPk(each.id))),
    GSI2SK: hiddenKey().link<typeof self>((each) => whileRunning(each, `${each.leaseUntil}#${each.id}`)),
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ createdAt }) => Math.floor(Date.parse(createdAt) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, id }) => bulkOperationKey(organizationId, id),
})
