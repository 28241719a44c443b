import type { Actor } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { exportKey, exportPageKey, openExportsPk } from '../db/keys'
import type { RawKey } from '../db/partition'
import { appTable } from '../db/table'

/** As long as its files lie in the bucket. */
const keptSeconds = 7 * 86_400

export type ExportFile = { name: string; records: number; key: string }

/** What lies in the bucket already is only named; where naming it goes on. */
export type ExportListing = { folder: number; cursor?: string | undefined }

export type StoredExport = {
  id: string
  organizationId: OrganizationId
  status: 'requested' | 'ready' | 'failed'
  requestedBy: Actor
  requestedAt: Instant
  finishedAt?: Instant | undefined
  /** Behind which item the next part begins. */
  position?: RawKey | undefined
  /** Once every item is written. */
  listing?: ExportListing | undefined
  parts: number
  /** Of names of files. */
  pages: number
  failures: number
  /** Who got on, or failed, goes behind those who wait. Absent: since it was asked for. */
  turnAt?: Instant | undefined
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
    position: maybe<RawKey>(),
    listing: maybe<ExportListing>(),
    parts: number(),
    pages: number(),
    failures: number(),
    turnAt: maybe<Instant>(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ status }) => (status === 'requested' ? openExportsPk : undefined)),
    GSI2SK: hiddenKey().link<typeof self>(({ status, turnAt, requestedAt, id }) =>
      status === 'requested' ? `${turnAt ?? requestedAt}#${id}` : undefined,
    ),
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ requestedAt }) => toSeconds(requestedAt) + keptSeconds),
  })),
  computeKey: ({ organizationId, id }) => exportKey(organizationId, id),
})

export type StoredExportPage = {
  organizationId: OrganizationId
  exportId: string
  page: number
  files: ExportFile[]
  requestedAt: Instant
}

export const ExportPageEntity = new Entity({
  name: 'ExportPage',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    exportId: string().key(),
    page: number().key(),
    files: as<ExportFile[]>(),
    requestedAt: as<Instant>(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ requestedAt }) => toSeconds(requestedAt) + keptSeconds),
  })),
  computeKey: ({ organizationId, exportId, page }) => exportPageKey(organizationId, exportId, page),
})
