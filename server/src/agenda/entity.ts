import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { agendaPrefix, organizationPrefix } from '../db/keys'
import { appTable } from '../db/table'

/**
 * The guard against double booking: what occupies one resource on one UTC day, and the version each write is
 * conditional on. A month of it is read for every look at free times, so it repeats nothing that its key says.
 */
export const AgendaDayEntity = new Entity({
  name: 'AgendaDay',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: string().key().savedAs('PK').transform(organizationPrefix),
    /** `agendaPlace` of a resource and a day. */
    place: string().key().savedAs('SK').transform(agendaPrefix),
    busy: string().optional(),
    version: number(),
  }),
})
