import { nameSearch } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { clientPrefix, clientsPk, uniqueKinds } from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueClaim } from '../db/unique'
import { ClientEntity } from './entity'

export const findClient = async (
  organizationId: OrganizationId,
  id: ClientId,
  { consistent = false }: Read = {},
): Promise<Client | undefined> => {
  const { Item } = await ClientEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** `email` folded. Strongly consistent: two bookings with one mail make one client. */
export const findClientIdByEmail = async (
  organizationId: OrganizationId,
  email: string,
): Promise<ClientId | undefined> =>
  (await findUniqueHolder(uniqueKinds.clientEmail(organizationId, email), { consistent: true })) as ClientId | undefined

/** By folded name, which begins with `search`. */
export const findClientsByName = async (
  organizationId: OrganizationId,
  { search, ...page }: PageRequest & { search?: string | undefined },
): Promise<Page<Client>> => {
  const partition = clientsPk(organizationId)
  const beginsWith = nameSearch(search)
  const asked: List = { organizationId, indexPk: partition, prefix: clientPrefix, ...(beginsWith && { beginsWith }) }
  const exclusiveStartKey = startOf(page, asked)
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(ClientEntity)
    .query({ index: 'GSI1', partition, ...(beginsWith ? { range: { beginsWith } } : {}) })
    .options({ entityAttrFilter: false, limit: page.limit, ...(exclusiveStartKey ? { exclusiveStartKey } : {}) })
    .send()

  return { items: Items, cursor: nextPosition(LastEvaluatedKey, asked) }
}

const batchLimit = 100

/** For showing: whoever is not there is left out. At most a hundred, in one request. */
export const findClientsByIds = async (organizationId: OrganizationId, ids: readonly ClientId[]): Promise<Client[]> => {
  const requests = ids.slice(0, batchLimit).map((id) => ClientEntity.build(BatchGetRequest).key({ organizationId, id }))
  if (requests.length === 0) return []
  const { Responses } = await execute({ maxAttempts: 3 }, appTable.build(BatchGetCommand).requests(...requests))

  return (Responses?.[0] ?? []).flatMap((client) => client ?? [])
}

/** The client, and the mail that no other of the organization's clients may have. */
export const clientCreation = (client: Client): Write[] => [
  {
    role: 'state',
    action: ClientEntity.build(PutTransaction)
      .item(client)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  ...(client.email === undefined
    ? []
    : [
        uniqueClaim(
          {
            value: uniqueKinds.clientEmail(client.organizationId, client.email),
            organizationId: client.organizationId,
            holderId: client.id,
          },
          'state',
        ),
      ]),
]
