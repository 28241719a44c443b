import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { dayFiguresKey } from '../db/keys'
import { appTable } from '../db/table'

/** The figures of one local day, computed anew from its appointments whenever one of them changes. */
export type StoredDay = { organizationId: OrganizationId; date: LocalDate; figures: string; version: number }

export const DayFiguresEntity = new Entity({
  name: 'DayFigures',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    date: as<LocalDate>().key(),
    /** `encodeDay` in shared/reports. */
    figures: string(),
    /** Up with every computation, also one that finds the same: a slower one must notice that it is late. */
    version: number(),
  }),
  computeKey: ({ organizationId, date }) => dayFiguresKey(organizationId, date),
})
