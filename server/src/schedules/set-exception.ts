import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'
import { toMinutes } from '@reservaplus/shared/time/instant'
import { dayRange } from '@reservaplus/shared/time/zone'
import { agendaDayBump } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { commitChange, commitWrites } from '../db/change'
import type { Write } from '../db/transact'
import { dayExceptionDeletion, dayExceptionWrite } from './repository'

export type Affected = {
  professionals: readonly Pick<Professional, 'id' | 'timeZone'>[]
  /** The organization's, for those who have none of their own. */
  timeZone: string
}

// A local day of 25 hours touches at most three UTC days: with event and exception that is what a transaction may hold.
const batchSize = 12

/** The date is a day of each professional's own clock, as their weekly hours are. */
const bumpsOf = (
  { organizationId }: AppContext,
  { date }: DayException,
  { professionals, timeZone }: Affected,
): Write[][] =>
  professionals.map((professional) => {
    const { from, to } = dayRange(date, professional.timeZone ?? timeZone)

    return utcDaysBetween(toMinutes(from), toMinutes(to)).map((day) =>
      agendaDayBump(organizationId, { resourceId: professional.id, day }),
    )
  })

/** A closure is the organization's own: `ALL` would be the same subject in every organization. */
const subjectOf = ({ organizationId }: AppContext, { professionalId, date }: DayException): string =>
  `${professionalId === 'ALL' ? organizationId : professionalId}:${date}`

type DayChange = { before?: DayException | undefined; after?: DayException | undefined; write: Write }

/**
 * The exception stands, and is told, with the first transaction; a closure of more than a dozen people makes the bookings
 * of the others decide again after it. An exception is set whole, never edited, and of two who set it the later one wins:
 * that is what its event's version says, the time.
 */
const commitDay = async (
  ctx: AppContext,
  day: DayException,
  { affected, write, before, after }: DayChange & { affected: Affected },
) => {
  const bumps = bumpsOf(ctx, day, affected)
  const version = ctx.clock.now().getTime()

  await commitChange(ctx, { kind: 'schedule-day', id: subjectOf(ctx, day), version, before, after }, [
    write,
    ...bumps.slice(0, batchSize).flat(),
  ])
  for (let at = batchSize; at < bumps.length; at += batchSize) {
    // Twice is as good as once.
    await commitWrites(ctx, bumps.slice(at, at + batchSize).flat())
  }
}

/** Sets what is special about one local day, for one professional or (`ALL`) everybody, given who that is. */
export const setDayException = async (
  ctx: AppContext,
  exception: DayException,
  affected: Affected,
  before?: DayException,
): Promise<DayException> => {
  const write = dayExceptionWrite(ctx.organizationId, exception)
  await commitDay(ctx, exception, { affected, before, after: exception, write })

  return exception
}

/** The day is like every other of its weekday again. */
export const removeDayException = (ctx: AppContext, exception: DayException, affected: Affected): Promise<void> =>
  commitDay(ctx, exception, {
    affected,
    before: exception,
    write: dayExceptionDeletion(ctx.organizationId, exception),
  })
