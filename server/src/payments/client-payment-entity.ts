import type { ClientId, OrganizationId, PaymentId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as } from '../db/attributes'
import { clientPaymentKey } from '../db/keys'
import { appTable } from '../db/table'

export type ClientPayment = { id: PaymentId; organizationId: OrganizationId; clientId: ClientId }

/** Whose payment it is; below the client, so that a list of theirs is one query. */
export const ClientPaymentEntity = new Entity({
  name: 'ClientPayment',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<PaymentId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
  }),
  computeKey: ({ organizationId, clientId, id }) => clientPaymentKey(organizationId, clientId, id),
})
