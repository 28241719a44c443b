import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { Block } from '@reservaplus/shared/schedules/schedule'
import { withoutReason } from '@reservaplus/shared/schedules/shown-to'
import { longestServiceMinutes } from '@reservaplus/shared/services/limits'
import { addDays } from '@reservaplus/shared/time/calendar'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { dayRange, toLocal } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { findBlocks } from '../schedules/block-repository'
import { findDayExceptions } from '../schedules/repository'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findAppointmentsBetween, findAppointmentsOfProfessional } from './range-repository'
import { columnOf, isOpenAtMidnight } from './read-columns'

const pageSize = 250

type Range = { from: Appointment['start']; to: Appointment['start']; professionalId?: ProfessionalId | undefined }

const findAll = async (
  organizationId: OrganizationId,
  { professionalId, ...range }: Range,
  cursor?: string,
): Promise<Appointment[]> => {
  const page = { ...range, cursor, limit: pageSize }
  const found = professionalId
    ? await findAppointmentsOfProfessional(organizationId, { ...page, professionalId })
    : await findAppointmentsBetween(organizationId, page)

  return found.cursor === undefined
    ? found.items
    : [...found.items, ...(await findAll(organizationId, { professionalId, ...range }, found.cursor))]
}

/** What began before the day and lasts into it; asked for few, because it costs a query each. */
const findCarried = async (
  organizationId: OrganizationId,
  professionals: readonly Professional[],
  midnight: Instant,
): Promise<Appointment[]> => {
  const range = { from: addMinutes(midnight, -longestServiceMinutes), to: midnight }
  const found = await Promise.all(
    professionals.map(({ id }) => findAll(organizationId, { ...range, professionalId: id })),
  )

  return found.flat().filter(({ end }) => end > midnight)
}

const shownBlock =
  (timeZone: string) =>
  ({ id, professionalId, start, end, reason }: Block) => ({
    id,
    professionalId,
    start,
    end,
    localStart: toLocal(start, timeZone),
    localEnd: toLocal(end, timeZone),
    reason,
  })

type DayInput = { date: LocalDate; professionalId?: ProfessionalId | undefined }

export const dayView = async (ctx: AppContext, input: DayInput): Promise<DayView> => {
  const { organizationId } = ctx
  const { date } = input
  const { timeZone } = await findExisting(ctx)
  if (ownsNothing(ctx, 'appointments:read')) return { date, timeZone, columns: [], appointments: [], blocks: [] }

  const professionalId = narrowToOwn(ctx, 'appointments:read', input.professionalId)
  const range = dayRange(date, timeZone)
  const [team, exceptions, appointments, blocks] = await Promise.all([
    findProfessionals(organizationId),
    findDayExceptions(organizationId, { from: addDays(date, -1), to: addDays(date, 1) }),
    findAll(organizationId, { ...range, professionalId }),
    findBlocks(organizationId, range),
  ])
  const hasAppointments = new Set(appointments.map((each) => each.professionalId))
  const shown = team.filter(({ id, isActive }) =>
    professionalId ? id === professionalId : isActive || hasAppointments.has(id),
  )
  if (professionalId && shown.length === 0) throw new AppError('NOT_FOUND', 'There is no such professional')
  const carried = await findCarried(
    organizationId,
    shown.filter((each) => isOpenAtMidnight(each, { date, timeZone }, exceptions)),
    range.from,
  )

  return {
    date,
    timeZone,
    columns: shown.map((professional) => columnOf(professional, { date, timeZone, reader: ctx }, exceptions)),
    appointments: [...carried, ...appointments].map(shownTo(ctx)),
    blocks: blocks
      .filter((each) => shown.some(({ id }) => id === each.professionalId))
      .map((each) => withoutReason(ctx, each.professionalId)(shownBlock(timeZone)(each))),
  }
}
