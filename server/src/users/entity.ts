import type { OrganizationId, ProfessionalId, UserId } from '@reservaplus/shared/ids/schema'
import type { User } from '@reservaplus/shared/users/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { organizationPk, userEmailPk, userKey } from '../db/keys'
import { appTable } from '../db/table'

export const UserEntity = new Entity({
  name: 'User',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<UserId>().key(),
    organizationId: as<OrganizationId>().key(),
    email: string(),
    firstName: string(),
    lastName: string(),
    phone: string().optional(),
    birthDate: maybe<NonNullable<User['birthDate']>>(),
    address: string().optional(),
    avatar: string().optional(),
    role: as<User['role']>(),
    professionalId: maybe<ProfessionalId>(),
    professionalPaused: maybe<true>(),
    isActive: boolean(),
    locale: as<User['locale']>(),
    timeZone: string().optional(),
    mail: maybe<NonNullable<User['mail']>>(),
    alerts: maybe<NonNullable<User['alerts']>>(),
    invitation: maybe<NonNullable<User['invitation']>>(),
    sessionsValidFrom: as<User['sessionsValidFrom']>(),
    lastLoginAt: maybe<User['createdAt']>(),
    version: number(),
    createdAt: as<User['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ email }) => userEmailPk(email)),
    GSI1SK: hiddenKey().link<typeof self>(({ organizationId }) => organizationPk(organizationId)),
  })),
  computeKey: ({ organizationId, id }) => userKey(organizationId, id),
})
