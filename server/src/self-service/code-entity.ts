import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { codeKey } from '../db/keys'
import { appTable } from '../db/table'

/** That a code was asked for; the code itself is kept nowhere, it is made of `requestId` and the secret of links. */
export const CodeEntity = new Entity({
  name: 'Code',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    emailHash: string().key(),
    requestId: as<EventId>(),
    /** Guesses that were made. */
    guesses: number(),
    expiresAt: number(),
  }),
  computeKey: ({ organizationId, emailHash }) => codeKey(organizationId, emailHash),
})
