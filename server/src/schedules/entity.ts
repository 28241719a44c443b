import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { dayExceptionKey } from '../db/keys'
import { appTable } from '../db/table'

export const DayExceptionEntity = new Entity({
  name: 'DayException',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    professionalId: as<DayException['professionalId']>().key(),
    date: as<DayException['date']>().key(),
    type: as<DayException['type']>(),
    intervals: as<DayException['intervals']>(),
    reason: string(),
  }),
  computeKey: ({ organizationId, date, professionalId }) => dayExceptionKey(organizationId, date, professionalId),
})
