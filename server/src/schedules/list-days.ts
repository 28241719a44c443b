import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { exceptionShownTo } from '@reservaplus/shared/schedules/shown-to'
import { workedTime as workedDays } from '@reservaplus/shared/schedules/worked-time'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findDayExceptions } from './repository'
import { findScheduled } from './service'

type Dates = { from: LocalDate; to: LocalDate }

/** With somebody's own days always the closures too: they are their days as well. */
export const listDays = async (
  ctx: AppContext,
  { from, to, professionalId }: Dates & { professionalId?: ProfessionalId | undefined },
): Promise<DayException[]> => {
  const asked = ownsNothing(ctx, 'schedules:read') ? 'none' : narrowToOwn(ctx, 'schedules:read', professionalId)
  if (professionalId) await findScheduled(ctx, 'schedules:read', { professionalId })
  const days = await findDayExceptions(ctx.organizationId, { from, to })

  return days
    .filter((day) => asked === undefined || day.professionalId === 'ALL' || day.professionalId === asked)
    .map((day) => exceptionShownTo(ctx, day.professionalId)(day))
}

/** Both dates included. */
export const workedTime = async (
  ctx: AppContext,
  { from, to, professionalId }: Dates & { professionalId: ProfessionalId },
) => {
  const [professional, { timeZone }, exceptions] = await Promise.all([
    findScheduled(ctx, 'schedules:read', { professionalId }),
    findExisting(ctx),
    findDayExceptions(ctx.organizationId, { from, to }),
  ])
  const rules = {
    weeklyHours: professional.weeklyHours,
    exceptions: exceptions.filter((each) => each.professionalId === professionalId),
    closures: exceptions.filter((each) => each.professionalId === 'ALL'),
  }
  const days = workedDays(rules, { zone: professional.timeZone ?? timeZone, from, to })

  return { days, totalMinutes: days.reduce((sum, { minutes }) => sum + minutes, 0) }
}
