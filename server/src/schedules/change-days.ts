import { shownBeside } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { checkDayException } from '@reservaplus/shared/schedules/check'
import type { ChangedDay, DayKey, OutsideAppointment, SetDayInput } from '@reservaplus/shared/schedules/schedule'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { dayRange, localDateOf } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { findOutside } from './find-outside'
import { findDayException } from './repository'
import { assertForEverybody, findScheduled } from './service'
import { removeDayException, setDayException } from './set-exception'

/** Whose day it is: one professional's, or everybody's for a closure. */
const findAffected = async (ctx: AppContext, { professionalId }: DayKey): Promise<Professional[]> => {
  if (professionalId !== 'ALL') return [await findScheduled(ctx, 'schedules:write', { professionalId })]
  assertForEverybody(ctx)

  return findProfessionals(ctx.organizationId, { consistent: true })
}

// The local day of another zone begins or ends up to a day earlier or later.
const zoneMarginMinutes = 1440

const outsideOn = async (
  ctx: AppContext,
  professionals: readonly Professional[],
  { date, timeZone }: { date: DayException['date']; timeZone: string },
): Promise<OutsideAppointment[]> => {
  const { from, to } = dayRange(date, timeZone)
  const found = await findOutside(ctx.organizationId, professionals, {
    from: addMinutes(from, -zoneMarginMinutes),
    to: addMinutes(to, zoneMarginMinutes),
    timeZone,
  })
  const zones = new Map(professionals.map((each) => [each.id, each.timeZone ?? timeZone]))

  const ofDate = found.filter((each) => localDateOf(each.start, zones.get(each.professionalId) ?? timeZone) === date)

  return shownBeside(ctx, ofDate)
}

/** One local day that differs from the week; setting it again replaces it. Answers what is booked outside of it now. */
export const setDay = async (ctx: AppContext, day: SetDayInput): Promise<ChangedDay> => {
  const issues = checkDayException(day)
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The day does not fit together', { issues })

  const [professionals, { timeZone }, before] = await Promise.all([
    findAffected(ctx, day),
    findExisting(ctx),
    findDayException(ctx.organizationId, day),
  ])
  await setDayException(ctx, day, { professionals, timeZone }, before)

  return { day, outside: await outsideOn(ctx, professionals, { date: day.date, timeZone }) }
}

export const removeDay = async (ctx: AppContext, key: DayKey): Promise<Record<string, never>> => {
  const [professionals, { timeZone }, before] = await Promise.all([
    findAffected(ctx, key),
    findExisting(ctx),
    findDayException(ctx.organizationId, key),
  ])
  if (!before) throw new AppError('NOT_FOUND', 'This day is like every other')
  await removeDayException(ctx, before, { professionals, timeZone })

  return {}
}
