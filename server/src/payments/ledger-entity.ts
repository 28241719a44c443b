import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LedgerEntry } from '@reservaplus/shared/payments/ledger'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, maybe } from '../db/attributes'
import { ledgerKey } from '../db/keys'
import { appTable } from '../db/table'

/** Written once, never changed. */
export const LedgerEntity = new Entity({
  name: 'LedgerEntry',
  table: appTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    organizationId: as<OrganizationId>().key(),
    at: as<LedgerEntry['at']>().key(),
    kind: as<LedgerEntry['kind']>(),
    currency: as<LedgerEntry['currency']>(),
    lines: as<LedgerEntry['lines']>(),
    shares: as<LedgerEntry['shares']>(),
    paymentId: maybe<NonNullable<LedgerEntry['paymentId']>>(),
    appointmentId: maybe<NonNullable<LedgerEntry['appointmentId']>>(),
    createdBy: as<LedgerEntry['createdBy']>(),
  }),
  computeKey: ({ organizationId, at, id }) => ledgerKey(organizationId, at, id),
})
