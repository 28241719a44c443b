import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as } from '../db/attributes'
import { appointmentReferenceKey } from '../db/keys'
import { appTable } from '../db/table'

/** Where an appointment stands now: a move changes its key, never its id. */
export const AppointmentReferenceEntity = new Entity({
  name: 'AppointmentReference',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<AppointmentId>().key(),
    organizationId: as<OrganizationId>().key(),
    start: as<Instant>(),
  }),
  computeKey: ({ organizationId, id }) => appointmentReferenceKey(organizationId, id),
})
