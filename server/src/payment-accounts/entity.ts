import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { paymentAccount } from '@reservaplus/shared/payment-accounts/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, hiddenKey, maybe } from '../db/attributes'
import { paymentAccountKey, paymentAccountRefreshPk } from '../db/keys'
import { appTable } from '../db/table'

/** As it is kept: both tokens encrypted for this organization, only while it is connected. */
const _stored = paymentAccount.extend({
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
  /** From when on it is renewed, long before the provider ends it. */
  refreshAt: instant.optional(),
  tokenExpiresAt: instant.optional(),
})
export type StoredAccount = z.infer<typeof _stored> & { organizationId: OrganizationId }

export const PaymentAccountEntity = new Entity({
  name: 'PaymentAccount',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    status: as<StoredAccount['status']>(),
    accountId: string().optional(),
    nickname: string().optional(),
    isLive: boolean().optional(),
    connectedAt: maybe<NonNullable<StoredAccount['connectedAt']>>(),
    accessToken: string().optional(),
    refreshToken: string().optional(),
    refreshAt: maybe<NonNullable<StoredAccount['refreshAt']>>(),
    // The table's own name for when an item goes is `expiresAt`: this one stays.
    tokenExpiresAt: maybe<NonNullable<StoredAccount['tokenExpiresAt']>>(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ organizationId, refreshAt }) =>
      refreshAt === undefined ? undefined : paymentAccountRefreshPk(organizationId),
    ),
    GSI2SK: hiddenKey().link<typeof self>(({ organizationId, refreshAt }) =>
      refreshAt === undefined ? undefined : `${String(refreshAt)}#${organizationId}`,
    ),
  })),
  computeKey: ({ organizationId }) => paymentAccountKey(organizationId),
})
