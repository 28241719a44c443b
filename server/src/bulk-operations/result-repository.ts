import type { BulkResult } from '@reservaplus/shared/bulk-operations/schema'
import type { BulkOperationId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import { bulkResultsPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Write } from '../db/transact'
import { keptSeconds, type StoredBulkOperation } from './entity'
import { BulkResultEntity, type StoredBulkResult } from './result-entity'

/** The same step again has the same place. */
export const bulkResultWrite = (
  { organizationId, id: operationId, createdAt }: StoredBulkOperation,
  result: BulkResult,
): Write => {
  const expiresAt = Math.floor(Date.parse(createdAt) / 1000) + keptSeconds

  return {
    role: 'state',
    action: BulkResultEntity.build(PutTransaction).item({ ...result, organizationId, operationId, expiresAt }),
  }
}

/** In the order of the steps. */
export const findBulkResults = async (
  organizationId: OrganizationId,
  { operationId, ...page }: PageRequest & { operationId: BulkOperationId },
): Promise<Page<StoredBulkResult>> => {
  const prefix = bulkResultsPrefix(operationId)
  const asked: List = { organizationId, prefix, beginsWith: prefix }

  return queryPage(BulkResultEntity, asked, page)
}
