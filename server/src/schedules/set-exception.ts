import type { DayException } from '@reservaplus/shared/schedules/schema'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'
import { toMinutes } from '@reservaplus/shared/time/instant'
import { dayRange } from '@reservaplus/shared/time/zone'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { AgendaDayEntity } from '../agenda/entity'
import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import type { Write } from '../db/transact'
import { DayExceptionEntity } from './entity'

type Affected = { professionalIds: readonly string[]; timeZone: string }

/** Professionals whose agendas one transaction can touch. */
const batchSize = 12

// A booking in flight decided on the day as it was; a new version of its agenda makes it decide again.
const bump = (ctx: AppContext, resourceId: string, day: string): Write => ({
  role: 'state',
  action: AgendaDayEntity.build(UpdateTransaction).item({
    organizationId: ctx.organizationId,
    resourceId,
    day,
    version: $add(1),
  }),
})

/**
 * Sets what is special about one local day, for one professional or (`ALL`) everybody, given who that is and their zone.
 * The exception stands with the first transaction; a closure of more than a dozen people bumps the others after it.
 */
export const setDayException = async (
  ctx: AppContext,
  exception: DayException,
  { professionalIds, timeZone }: Affected,
): Promise<DayException> => {
  const { from, to } = dayRange(exception.date, timeZone)
  const days = utcDaysBetween(toMinutes(from), toMinutes(to))

  for (let at = 0; at === 0 || at < professionalIds.length; at += batchSize) {
    const bumps = professionalIds.slice(at, at + batchSize).flatMap((id) => days.map((day) => bump(ctx, id, day)))

    await commitChange(ctx, { kind: 'schedule', id: exception.professionalId, version: 1 }, [
      {
        role: 'state',
        action: DayExceptionEntity.build(PutTransaction).item({ ...exception, organizationId: ctx.organizationId }),
      },
      ...bumps,
    ])
  }

  return exception
}
