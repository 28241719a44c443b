import type { OrganizationId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { dueAtOf } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { dueWaitlistPk, waitlistKey, waitlistPk } from '../db/keys'
import { appTable } from '../db/table'

export const WaitlistEntity = new Entity({
  name: 'WaitlistEntry',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<WaitlistEntryId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<WaitlistEntry['clientId']>(),
    clientName: string(),
    services: as<WaitlistEntry['services']>(),
    professionalId: as<WaitlistEntry['professionalId']>(),
    from: as<WaitlistEntry['from']>(),
    to: as<WaitlistEntry['to']>(),
    weekdays: as<WaitlistEntry['weekdays']>(),
    times: as<WaitlistEntry['times']>(),
    note: string(),
    status: as<WaitlistEntry['status']>(),
    offer: maybe<NonNullable<WaitlistEntry['offer']>>(),
    declined: as<WaitlistEntry['declined']>(),
    lapses: number(),
    appointmentId: maybe<NonNullable<WaitlistEntry['appointmentId']>>(),
    visitId: maybe<NonNullable<WaitlistEntry['visitId']>>(),
    locale: maybe<NonNullable<WaitlistEntry['locale']>>(),
    createdBy: as<WaitlistEntry['createdBy']>(),
    createdAt: as<WaitlistEntry['createdAt']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId, status }) => waitlistPk(organizationId, status)),
    GSI1SK: hiddenKey().link<typeof self>(({ createdAt, id }) => `${createdAt}#${id}`),
    GSI2PK: hiddenKey().link<typeof self>((entry) => (dueAtOf(entry) ? dueWaitlistPk(entry.id) : undefined)),
    GSI2SK: hiddenKey().link<typeof self>((entry) => {
      const dueAt = dueAtOf(entry)

      return dueAt && `${dueAt}#${entry.id}`
    }),
  })),
  computeKey: ({ organizationId, id }) => waitlistKey(organizationId, id),
})
