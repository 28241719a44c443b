import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'

import { uniqueKinds } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueClaim, uniqueRelease } from '../db/unique'
import { consentWrites } from '../privacy/consent-repository'
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

const batchLimit = 100

/** For showing: whoever is not there is left out. A request for each hundred, all at once. */
export const findClientsByIds = async (organizationId: OrganizationId, ids: readonly ClientId[]): Promise<Client[]> => {
  const batches = Array.from({ length: Math.ceil(ids.length / batchLimit) }, async (_, index) => {
    const requests = ids
      .slice(index * batchLimit, (index + 1) * batchLimit)
      .map((id) => ClientEntity.build(BatchGetRequest).key({ organizationId, id }))
    const { Responses } = await execute({ maxAttempts: 3 }, appTable.build(BatchGetCommand).requests(...requests))

    return (Responses?.[0] ?? []).flatMap((client) => client ?? [])
  })

  return (await Promise.all(batches)).flat()
}

const holderOf = ({ organizationId, id }: Client, email: string) => ({
  value: uniqueKinds.clientEmail(organizationId, email),
  organizationId,
  holderId: id,
})

const emailsOf = (client: Client | undefined): string[] =>
  client?.mergedInto === undefined ? [client?.email ?? [], client?.formerEmails ?? []].flat() : []

/** Addresses that no other of the organization's clients may have: claimed when they come, given back when they go. */
export const emailClaims = (next: Client, before?: Client): Write[] => {
  const [wanted, held] = [emailsOf(next), emailsOf(before)]

  return [
    ...held.filter((email) => !wanted.includes(email)).map((email) => uniqueRelease(holderOf(next, email))),
    ...wanted.filter((email) => !held.includes(email)).map((email) => uniqueClaim(holderOf(next, email), 'state')),
  ]
}

/** The client, and the mail that no other of the organization's clients may have. */
export const clientCreation = (client: Client): Write[] => [
  {
    role: 'state',
    action: ClientEntity.build(PutTransaction)
      .item(client)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  ...emailClaims(client),
  ...consentWrites({ next: client, operationId: client.id }),
]

/** `next` carries the version after `current`'s. Figures that were added up meanwhile are not put back either. */
export const clientReplacement = (next: Client, { version, figuresVersion }: Client): Write => ({
  role: 'state',
  action: ClientEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: {
        and: [
          { attr: 'version', eq: version },
          { attr: 'figuresVersion', eq: figuresVersion },
        ],
      },
    }),
})
