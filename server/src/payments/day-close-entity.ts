import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { DayClose } from '@reservaplus/shared/payments/day-close'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { dayCloseKey } from '../db/keys'
import { appTable } from '../db/table'

export const DayCloseEntity = new Entity({
  name: 'DayClose',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<DayClose['id']>().key(),
    organizationId: as<OrganizationId>().key(),
    status: as<DayClose['status']>(),
    currency: as<DayClose['currency']>(),
    figures: as<DayClose['figures']>(),
    float: as<DayClose['float']>(),
    expectedCash: number(),
    countedCash: number(),
    difference: number(),
    note: string(),
    closedAt: as<DayClose['closedAt']>(),
    closedBy: as<DayClose['closedBy']>(),
    reopenings: as<DayClose['reopenings']>(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => dayCloseKey(organizationId, id),
})
