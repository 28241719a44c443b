import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { DayClose } from '@reservaplus/shared/payments/day-close'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { dayClosePrefix } from '../db/keys'
import type { Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Read } from '../db/read'
import type { Write } from '../db/transact'
import { DayCloseEntity } from './day-close-entity'

export const findDayClose = async (
  organizationId: OrganizationId,
  id: LocalDate,
  { consistent = false }: Read = {},
): Promise<DayClose | undefined> => {
  const { Item } = await DayCloseEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** The latest day first. */
export const findDayCloses = (organizationId: OrganizationId, page: PageRequest): Promise<Page<DayClose>> =>
  queryPage(
    DayCloseEntity,
    { organizationId, prefix: dayClosePrefix, beginsWith: dayClosePrefix, newestFirst: true },
    page,
  )

/** `next` carries the version after `current`'s; absent: the day was never closed. */
export const dayCloseReplacement = (next: DayClose, current: DayClose | undefined): Write => ({
  role: 'state',
  action: DayCloseEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: current ? { attr: 'version', eq: current.version } : { attr: 'id', exists: false },
    }),
})

/** What is taken or given back by hand belongs to a day that is not closed, and stays so until it is written. */
export const openDay = async (
  { id: organizationId, timeZone }: Pick<Organization, 'id' | 'timeZone'>,
  now: Instant,
): Promise<Write> => {
  const id = localDateOf(now, timeZone)
  const close = await findDayClose(organizationId, id, { consistent: true })
  if (close?.status === 'closed') throw new AppError('CONFLICT', 'This day of the till is closed')

  return {
    role: 'state',
    action: DayCloseEntity.build(ConditionCheck)
      .key({ organizationId, id })
      .condition({
        or: [
          { attr: 'status', exists: false },
          { attr: 'status', eq: 'reopened' },
        ],
      }),
  }
}
