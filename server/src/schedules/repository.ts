import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { dayExceptionRange, organizationPk } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { DayExceptionEntity } from './entity'

/** Everybody's, closures too, both dates included. */
export const findDayExceptions = async (
  organizationId: OrganizationId,
  { from, to, consistent = false }: Read & { from: LocalDate; to: LocalDate },
): Promise<DayException[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(DayExceptionEntity)
    .query({ partition: organizationPk(organizationId), range: { between: dayExceptionRange(from, to) } })
    .options({ consistent, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const dayExceptionWrite = (organizationId: OrganizationId, exception: DayException): Write => ({
  role: 'state',
  action: DayExceptionEntity.build(PutTransaction).item({ organizationId, ...exception }),
})

type DayKey = Pick<DayException, 'professionalId' | 'date'>

/** Strongly consistent. */
export const findDayException = async (
  organizationId: OrganizationId,
  { professionalId, date }: DayKey,
): Promise<DayException | undefined> => {
  const { Item } = await DayExceptionEntity.build(GetItemCommand)
    .key({ organizationId, professionalId, date })
    .options({ consistent: true })
    .send()
  if (!Item) return undefined
  const { organizationId: _, ...exception } = Item

  return exception
}

export const dayExceptionDeletion = (organizationId: OrganizationId, { professionalId, date }: DayKey): Write => ({
  role: 'state',
  action: DayExceptionEntity.build(DeleteTransaction)
    .key({ organizationId, professionalId, date })
    .options({ condition: { attr: 'date', exists: true } }),
})
