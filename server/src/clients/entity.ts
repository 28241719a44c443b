import { nameKey } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import { isListed } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { clientKey, clientsPk, neverVisited, startAndId, visitedClientsPk } from '../db/keys'
import { appTable } from '../db/table'

type Ordered = Pick<Client, 'id' | 'firstName' | 'lastName' | 'lastVisitAt'>

/** What lists are ordered by: the name, and the last visit. */
export const orderOfClient = ({ id, firstName, lastName, lastVisitAt }: Ordered) => ({
  GSI1SK: nameKey(`${firstName} ${lastName}`),
  GSI2SK: startAndId(lastVisitAt ?? neverVisited, id),
})

export const ClientEntity = new Entity({
  name: 'Client',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ClientId>().key(),
    organizationId: as<OrganizationId>().key(),
    kind: as<Client['kind']>(),
    firstName: string(),
    lastName: string(),
    email: string().optional(),
    formerEmails: maybe<NonNullable<Client['formerEmails']>>(),
    phone: string().optional(),
    rut: string().optional(),
    birthDate: maybe<NonNullable<Client['birthDate']>>(),
    address: string().optional(),
    emergencyContact: maybe<NonNullable<Client['emergencyContact']>>(),
    tags: as<Client['tags']>(),
    preferredProfessionalId: maybe<NonNullable<Client['preferredProfessionalId']>>(),
    preferences: as<Client['preferences']>(),
    notes: string(),
    marketingConsent: maybe<NonNullable<Client['marketingConsent']>>(),
    bookingRule: as<Client['bookingRule']>(),
    isActive: boolean(),
    figures: as<Client['figures']>(),
    figuresVersion: number(),
    lastVisitAt: maybe<Client['createdAt']>(),
    mergedInto: maybe<ClientId>(),
    mergedAt: maybe<Client['createdAt']>(),
    erasingAt: maybe<Client['createdAt']>(),
    erasedAt: maybe<Client['createdAt']>(),
    createdBy: maybe<UserId>(),
    version: number(),
    createdAt: as<Client['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>((client) =>
      isListed(client) ? clientsPk(client.organizationId) : undefined,
    ),
    GSI1SK: hiddenKey().link<typeof self>((client) => (isListed(client) ? orderOfClient(client).GSI1SK : undefined)),
    GSI2PK: hiddenKey().link<typeof self>((client) =>
      isListed(client) ? visitedClientsPk(client.organizationId) : undefined,
    ),
    GSI2SK: hiddenKey().link<typeof self>((client) => (isListed(client) ? orderOfClient(client).GSI2SK : undefined)),
  })),
  computeKey: ({ organizationId, id }) => clientKey(organizationId, id),
})
