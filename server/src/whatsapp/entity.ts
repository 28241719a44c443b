import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { whatsappKey } from '../db/keys'
import { appTable } from '../db/table'

export const WhatsappEntity = new Entity({
  name: 'Whatsapp',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    isOn: boolean(),
    version: number(),
  }),
  computeKey: ({ organizationId }) => whatsappKey(organizationId),
})
