import type { DayException } from '@reservaplus/shared/schedules/schema'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'
import { toMinutes } from '@reservaplus/shared/time/instant'
import { dayRange } from '@reservaplus/shared/time/zone'
import { agendaDayBump } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import { dayExceptionWrite } from './repository'

type Affected = { professionalIds: readonly string[]; timeZone: string }

/** Professionals whose agendas one transaction can touch. */
const batchSize = 12

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
    const bumps = professionalIds
      .slice(at, at + batchSize)
      .flatMap((id) => days.map((day) => agendaDayBump(ctx.organizationId, { resourceId: id, day })))

    await commitChange(ctx, { kind: 'schedule', id: exception.professionalId, version: 1 }, [
      dayExceptionWrite(ctx.organizationId, exception),
      ...bumps,
    ])
  }

  return exception
}
