import { AppError } from '@reservaplus/shared/errors/app-error'
import { holidaysOf } from '@reservaplus/shared/schedules/holidays'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { type LocalDate, localDate } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { setDay } from './change-days'
import { findDayExceptions } from './repository'
import { assertForEverybody } from './service'

const isClosure = ({ professionalId, type }: DayException) => professionalId === 'ALL' && type !== 'special_hours'

/** The national holidays of a year, and on which the organization is closed. */
export const holidays = async (ctx: AppContext, { year }: { year: number }) => {
  const [{ country, locale }, days] = await Promise.all([
    findExisting(ctx),
    findDayExceptions(ctx.organizationId, {
      from: localDate.parse(`${year}-01-01`),
      to: localDate.parse(`${year}-12-31`),
    }),
  ])
  const closed = new Set(days.filter(isClosure).map(({ date }) => date))

  return holidaysOf(country)
    .filter(({ date }) => date.startsWith(`${year}-`))
    .map(({ date, name, isMandatory }) => ({ date, name: name[locale], isMandatory, isClosed: closed.has(date) }))
}

/**
 * Closes on these holidays; each is a closure like any other afterwards, to be changed or removed. A day that has one
 * already stays as it is, so that repeating it after a fault only adds what is missing.
 */
export const closeHolidays = async (ctx: AppContext, { dates }: { dates: readonly LocalDate[] }) => {
  assertForEverybody(ctx)
  const { country, locale } = await findExisting(ctx)
  const known = new Map(holidaysOf(country).map((holiday) => [holiday.date, holiday]))
  const issues = dates.flatMap((date, index) =>
    known.has(date) ? [] : [{ path: ['dates', index], message: 'This is no national holiday' }],
  )
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'Not all of these are holidays', { issues })

  const sorted = [...new Set(dates)].sort()
  const [from = localDate.parse('2000-01-01'), to = from] = [sorted[0], sorted.at(-1)]
  const days = await findDayExceptions(ctx.organizationId, { from, to })
  const taken = new Set(days.filter(({ professionalId }) => professionalId === 'ALL').map(({ date }) => date))
  const outside = []
  for (const date of sorted.filter((each) => !taken.has(each))) {
    const reason = known.get(date)?.name[locale] ?? ''
    const changed = await setDay(ctx, { professionalId: 'ALL', date, type: 'holiday', intervals: [], reason })
    outside.push(...changed.outside)
  }

  return { outside }
}
