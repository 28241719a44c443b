import type { PushDevice } from '@reservaplus/shared/alerts/devices'
import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { pushDeviceKey } from '../db/keys'
import { appTable } from '../db/table'

/** The app says again each time it is opened that the device is still there. */
const keptSeconds = 180 * 24 * 3600

export const PushDeviceEntity = new Entity({
  name: 'PushDevice',
  table: appTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    organizationId: as<OrganizationId>().key(),
    userId: as<UserId>().key(),
    endpoint: string(),
    p256dh: string(),
    auth: string(),
    name: string(),
    createdAt: as<PushDevice['createdAt']>(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ createdAt }) => toSeconds(createdAt) + keptSeconds),
  })),
  computeKey: ({ organizationId, userId, id }) => pushDeviceKey(organizationId, userId, id),
})
