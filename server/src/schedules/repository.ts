import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
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
