import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey, maybe } from '../db/attributes'
import { firstVisitKey, firstVisitsPk, startAndId } from '../db/keys'
import { appTable } from '../db/table'

/** Absent once every visit was cancelled or missed; the item stays, so that a late computation notices. */
export type FirstVisit = { appointmentId: AppointmentId; start: Instant; date: LocalDate }
export type StoredFirstVisit = {
  organizationId: OrganizationId
  clientId: ClientId
  visit?: FirstVisit | undefined
  version: number
}

export const FirstVisitEntity = new Entity({
  name: 'FirstVisit',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    visit: maybe<FirstVisit>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId, visit }) => visit && firstVisitsPk(organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ clientId, visit }) => visit && startAndId(visit.date, clientId)),
  })),
  computeKey: ({ organizationId, clientId }) => firstVisitKey(organizationId, clientId),
})
