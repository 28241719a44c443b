import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientAccess } from '@reservaplus/shared/privacy/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { accessesPrefix, organizationPk } from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
import { appTable } from '../db/table'
import { AccessEntity } from './access-entity'

/** Once a day; the first stays. */
export const putAccess = async (access: ClientAccess): Promise<void> => {
  await AccessEntity.build(PutItemCommand)
    .item(access)
    .options({ condition: { attr: 'at', exists: false } })
    .send()
    .catch(falseOnConflict)
}

/** The newest day first. */
export const findAccesses = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<ClientAccess>> => {
  const prefix = accessesPrefix(clientId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }
  const exclusiveStartKey = startOf(page, asked)
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(AccessEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: prefix } })
    .options({
      entityAttrFilter: false,
      reverse: true,
      limit: page.limit,
      ...(exclusiveStartKey && { exclusiveStartKey }),
    })
    .send()

  return { items: Items, cursor: nextPosition(LastEvaluatedKey, asked) }
}
