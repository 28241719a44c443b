import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { MailTemplate } from '@reservaplus/shared/mail-templates/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { mailTemplateKey } from '../db/keys'
import { appTable } from '../db/table'

export const MailTemplateEntity = new Entity({
  name: 'MailTemplate',
  table: appTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    organizationId: as<OrganizationId>().key(),
    kind: as<MailTemplate['kind']>(),
    locale: as<MailTemplate['locale']>(),
    subject: string().optional(),
    title: string().optional(),
    intro: string().optional(),
    closing: string().optional(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => mailTemplateKey(organizationId, id),
})
