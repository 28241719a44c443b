import type { ClientHistoryEntry } from '@reservaplus/shared/clients/history'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { clientHistoryPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
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
