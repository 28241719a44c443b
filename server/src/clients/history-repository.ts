import type { ClientHistoryEntry } from '@reservaplus/shared/clients/history'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { clientHistoryPrefix, organizationPk } from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
import { appTable } from '../db/table'
import { ClientHistoryEntity } from './history-entity'

/** Newest first. */
export const findClientHistory = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<ClientHistoryEntry>> => {
  const prefix = clientHistoryPrefix(clientId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }
  const exclusiveStartKey = startOf(page, asked)
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(ClientHistoryEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: prefix } })
    .options({
      entityAttrFilter: false,
      reverse: true,
      limit: page.limit,
      ...(exclusiveStartKey ? { exclusiveStartKey } : {}),
    })
    .send()

  return { items: Items, cursor: nextPosition(LastEvaluatedKey, asked) }
}
