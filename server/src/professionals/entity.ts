import type { OrganizationId, ProfessionalId, UserId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { ordered, professionalKey, professionalsPk } from '../db/keys'
import { appTable } from '../db/table'

export const ProfessionalEntity = new Entity({
  name: 'Professional',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ProfessionalId>().key(),
    organizationId: as<OrganizationId>().key(),
    name: string(),
    email: string().optional(),
    phone: string().optional(),
    specialty: string(),
    bio: string(),
    licenseNumber: string().optional(),
    photo: string().optional(),
    userId: maybe<UserId>(),
    color: string(),
    isActive: boolean(),
    acceptsBookings: boolean(),
    acceptsWalkIns: boolean(),
    order: number(),
    serviceIds: as<Professional['serviceIds']>(),
    serviceOverrides: as<Professional['serviceOverrides']>(),
    weeklyHours: as<Professional['weeklyHours']>(),
    timeZone: string().optional(),
    slotIntervalMinutes: number(),
    minimumNoticeMinutes: number().optional(),
    horizonDays: number().optional(),
    version: number(),
    createdAt: as<Professional['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId }) => professionalsPk(organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ order, name }) => ordered(order, name)),
  })),
  computeKey: ({ organizationId, id }) => professionalKey(organizationId, id),
})
