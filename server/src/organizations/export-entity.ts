import type { Actor } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { exportKey, openExportsPk } from '../db/keys'
import type { RawKey } from '../db/partition'
import { appTable } from '../db/table'

/** As long as its files lie in the bucket. */
const keptSeconds = 7 * 86_400

export type ExportFile = { name: string; records: number; key: string }

export type StoredExport = {
  id: string
  organizationId: OrganizationId
  status: 'requested' | 'ready'
  requestedBy: Actor
  requestedAt: Instant
  finishedAt?: Instant | undefined
  files: ExportFile[]
  /** Behind which item the next part begins. */
  position?: RawKey | undefined
  parts: number
  version: number
}

export const ExportEntity = new Entity({
  name: 'Export',
  table: appTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    organizationId: as<OrganizationId>().key(),
    status: as<StoredExport['status']>(),
    requestedBy: as<Actor>(),
    requestedAt: as<Instant>(),
    finishedAt: maybe<Instant>(),
    files: as<ExportFile[]>(),
    position: maybe<RawKey>(),
    parts: number(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ status }) => (status === 'requested' ? openExportsPk : undefined)),
    GSI2SK: hiddenKey().link<typeof self>(({ status, id }) => (status === 'requested' ? id : undefined)),
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ requestedAt }) => Math.floor(Date.parse(requestedAt) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, id }) => exportKey(organizationId, id),
})
