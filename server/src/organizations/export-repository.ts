import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { rethrowConflict } from '../db/errors'
import { exportPrefix, openExportsPk, organizationPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ExportEntity, type StoredExport } from './export-entity'

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

/** Everybody's, oldest first. */
export const findOpenExports = async (limit: number): Promise<StoredExport[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ExportEntity)
    .query({ index: 'GSI2', partition: openExportsPk })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
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
