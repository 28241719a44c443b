import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { rethrowConflict } from '../db/errors'
import { exportPagesPrefix, exportPrefix, openExportsPk, organizationPk } from '../db/keys'
import type { List, Page } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import {
  ExportEntity,
  type ExportFile,
  ExportPageEntity,
  type StoredExport,
  type StoredExportPage,
} from './export-entity'

export const findExport = async (organizationId: OrganizationId, id: string): Promise<StoredExport | undefined> => {
  const { Item } = await ExportEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()

  return Item
}

/** Newest first; a week's. */
export const findExports = async (organizationId: OrganizationId): Promise<StoredExport[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ExportEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: exportPrefix } })
    .options({ entityAttrFilter: false, reverse: true, limit: 50, consistent: true })
    .send()

  return Items
}

/** Everybody's whose turn has come, who waits longest first. */
export const findOpenExports = async (now: Instant, limit: number): Promise<StoredExport[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ExportEntity)
    .query({ index: 'GSI2', partition: openExportsPk, range: { lte: `${now}#~` } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}

/** The same page again is the same item. */
export const putExportPages = async (pages: readonly StoredExportPage[]): Promise<void> => {
  await Promise.all(pages.map((page) => ExportPageEntity.build(PutItemCommand).item(page).send()))
}

/** Pages of a hundred names at most. */
const pagesAtOnce = 5

export const findExportFiles = async (
  { organizationId, id }: Pick<StoredExport, 'organizationId' | 'id'>,
  cursor: string | undefined,
): Promise<Page<ExportFile>> => {
  const prefix = exportPagesPrefix(id)
  const asked: List = { organizationId, prefix, beginsWith: prefix }
  const found = await queryPage(ExportPageEntity, asked, { cursor, limit: pagesAtOnce })

  return { ...found, items: found.items.flatMap(({ files }) => files) }
}

export const exportCreation = (created: StoredExport): Write => ({
  role: 'state',
  action: ExportEntity.build(PutTransaction)
    .item(created)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** CONFLICT when somebody else has gone on with it. */
export const replaceExport = async (next: StoredExport, { version }: StoredExport): Promise<void> => {
  await ExportEntity.build(PutItemCommand)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } })
    .send()
    .catch(rethrowConflict)
}
