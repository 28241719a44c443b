import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, professionalPrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ProfessionalEntity } from './entity'

export const findProfessional = async (
  organizationId: OrganizationId,
  id: ProfessionalId,
  { consistent = false }: Read = {},
): Promise<Professional | undefined> => {
  const { Item } = await ProfessionalEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent })
    .send()

  return Item
}

/** In the team's own order. Read from the table itself, because a booking is decided on it. */
export const findProfessionals = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<Professional[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ProfessionalEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: professionalPrefix } })
    .options({ consistent, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

export const professionalCreation = (professional: Professional): Write => ({
  role: 'state',
  action: ProfessionalEntity.build(PutTransaction)
    .item(professional)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const professionalReplacement = (next: Professional, { version }: Pick<Professional, 'version'>): Write => ({
  role: 'state',
  action: ProfessionalEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const professionalRemoval = ({ organizationId, id, version }: Professional): Write => ({
  role: 'state',
  action: ProfessionalEntity.build(DeleteTransaction)
    .key({ organizationId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})
