import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, maybe } from '../db/attributes'
import { clientStateKey } from '../db/keys'
import { appTable } from '../db/table'
import type { CountedAs } from './counts-entity'

export type ClientState = {
  organizationId: OrganizationId
  clientId: ClientId
  /** Every token that may have been written. */
  tokens: string[]
  /** Absent: counted nowhere. */
  counted?: CountedAs | undefined
  /** Appointments that have changed a moment ago: the index may show them as they were. */
  recent: { id: AppointmentId; at: Instant }[]
  version: number
}

export const ClientStateEntity = new Entity({
  name: 'ClientState',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    tokens: as<ClientState['tokens']>(),
    counted: maybe<CountedAs>(),
    recent: as<ClientState['recent']>(),
    version: number(),
  }),
  computeKey: ({ organizationId, clientId }) => clientStateKey(organizationId, clientId),
})
