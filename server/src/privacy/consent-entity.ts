import type { ClientId, EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Consent } from '@reservaplus/shared/privacy/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, maybe } from '../db/attributes'
import { consentKey } from '../db/keys'
import { appTable } from '../db/table'

export const ConsentEntity = new Entity({
  name: 'ClientConsent',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<EventId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    purpose: as<Consent['purpose']>(),
    given: boolean(),
    at: as<Consent['at']>(),
    source: as<Consent['source']>(),
    by: maybe<NonNullable<Consent['by']>>(),
    textVersion: string().optional(),
    version: number(),
  }),
  computeKey: ({ organizationId, clientId, id }) => consentKey(organizationId, clientId, id),
})
