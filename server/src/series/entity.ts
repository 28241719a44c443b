import type { OrganizationId, SeriesId } from '@reservaplus/shared/ids/schema'
import type { Series } from '@reservaplus/shared/series/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { clientSeriesPk, dueSeriesPk, seriesKey } from '../db/keys'
import { appTable } from '../db/table'

export const SeriesEntity = new Entity({
  name: 'Series',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<SeriesId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<Series['clientId']>(),
    serviceId: as<Series['serviceId']>(),
    professionalId: as<Series['professionalId']>(),
    addOnIds: maybe<NonNullable<Series['addOnIds']>>(),
    startsOn: as<Series['startsOn']>(),
    localTime: as<Series['localTime']>(),
    rule: string(),
    notes: string(),
    internalNotes: string(),
    choices: as<Series['choices']>(),
    madeUntil: maybe<NonNullable<Series['madeUntil']>>(),
    isClientErased: maybe<true>(),
    dueAt: maybe<NonNullable<Series['dueAt']>>(),
    unplaced: as<Series['unplaced']>(),
    changedBy: maybe<NonNullable<Series['changedBy']>>(),
    createdBy: as<Series['createdBy']>(),
    createdAt: as<Series['createdAt']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ clientId }) => clientSeriesPk(clientId)),
    GSI1SK: hiddenKey().link<typeof self>(({ id }) => id),
    GSI2PK: hiddenKey().link<typeof self>(({ id, dueAt }) => (dueAt === undefined ? undefined : dueSeriesPk(id))),
    GSI2SK: hiddenKey().link<typeof self>(({ id, dueAt }) => (dueAt === undefined ? undefined : `${dueAt}#${id}`)),
  })),
  computeKey: ({ organizationId, id }) => seriesKey(organizationId, id),
})
