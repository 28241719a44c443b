import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { activeOrganizationsPk, deletionsPk, organizationKey } from '../db/keys'
import { appTable } from '../db/table'

export const OrganizationEntity = new Entity({
  name: 'Organization',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<OrganizationId>().key(),
    slug: string(),
    formerSlugs: as<string[]>(),
    name: string(),
    industry: as<Organization['industry']>(),
    description: string(),
    email: string(),
    phone: string(),
    address: string(),
    city: string(),
    country: string(),
    website: string().optional(),
    timeZone: string(),
    currency: as<Organization['currency']>(),
    locale: as<Organization['locale']>(),
    accentColor: string(),
    logo: string().optional(),
    cover: string().optional(),
    gallery: as<string[]>(),
    isActive: boolean(),
    writeMode: as<Organization['writeMode']>(),
    openingHours: as<Organization['openingHours']>(),
    bookingRules: as<Organization['bookingRules']>(),
    terminology: as<Organization['terminology']>(),
    isListed: boolean(),
    isFeatured: boolean(),
    onboardedAt: maybe<Organization['createdAt']>(),
    deletesAt: maybe<Organization['createdAt']>(),
    allowedDomains: as<string[]>(),
    version: number(),
    createdAt: as<Organization['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ id, isActive }) => (isActive ? activeOrganizationsPk(id) : undefined)),
    GSI1SK: hiddenKey().link<typeof self>(({ name, isActive }) => (isActive ? name.toLowerCase() : undefined)),
    GSI2PK: hiddenKey().link<typeof self>(({ id, deletesAt }) => (deletesAt ? deletionsPk(id) : undefined)),
    GSI2SK: hiddenKey().link<typeof self>(({ deletesAt }) => deletesAt),
  })),
  computeKey: ({ id }) => organizationKey(id),
})
