import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientAccess } from '@reservaplus/shared/privacy/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'

import { falseOnConflict } from '../db/errors'
import { accessesPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
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

  return queryPage(AccessEntity, asked, page)
}
