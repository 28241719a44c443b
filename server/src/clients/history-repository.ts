import type { ClientHistoryEntry } from '@reservaplus/shared/clients/history'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { clientHistoryPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Write } from '../db/transact'
import { ClientHistoryEntity } from './history-entity'

/** Newest first. */
export const findClientHistory = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<ClientHistoryEntry>> => {
  const prefix = clientHistoryPrefix(clientId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }

  return queryPage(ClientHistoryEntity, asked, page)
}

/** Never back after an erasure has removed it. */
export const historyReplacement = (entry: ClientHistoryEntry): Write => ({
  role: 'state',
  action: ClientHistoryEntity.build(PutTransaction)
    .item(entry)
    .options({ condition: { attr: 'id', exists: true } }),
})
