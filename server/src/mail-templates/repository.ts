import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { MailTemplate, OneTemplate } from '@reservaplus/shared/mail-templates/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { mailTemplatePrefix, organizationPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { MailTemplateEntity } from './entity'

export const templateId = ({ kind, locale }: OneTemplate): string => `${kind}~${locale}`

/** Strongly consistent: whoever has saved one sees it in the very next mail. */
export const findTemplate = async (
  organizationId: OrganizationId,
  template: OneTemplate,
): Promise<MailTemplate | undefined> => {
  const { Item } = await MailTemplateEntity.build(GetItemCommand)
    .key({ organizationId, id: templateId(template) })
    .options({ consistent: true })
    .send()

  return Item
}

/** All that an organization has ever changed: fewer than fifty. */
export const findTemplates = async (organizationId: OrganizationId): Promise<MailTemplate[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(MailTemplateEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: mailTemplatePrefix } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

/** `next` carries the version after the one before; the first is 1. */
export const templateReplacement = (next: MailTemplate): Write => ({
  role: 'state',
  action: MailTemplateEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: next.version === 1 ? { attr: 'version', exists: false } : { attr: 'version', eq: next.version - 1 },
    }),
})
