import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentId, type OrganizationId, type ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { dayPlans } from '@reservaplus/shared/schedules/day-plan'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { type Stretch, subtractStretches } from '@reservaplus/shared/schedules/stretches'
import { addDays, dayNumberOf, minutesPerDay, utcDayOf } from '@reservaplus/shared/time/calendar'
import { fromMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { dayRange } from '@reservaplus/shared/time/zone'

import { findAgendaEntries } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { findOrganization } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findDayExceptions } from '../schedules/repository'
import { narrowToOwn, ownsNothing } from './check-scope'
import { findAppointment, findAppointmentsBetween, findAppointmentsOfProfessional } from './repository'

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

/** Half-open wall-clock minutes of a day; `24:00` is the next day's midnight. */
const wallClock = (dayNumber: number, { start, end }: Stretch) => {
  const at = (minutes: number) => fromMinutes(dayNumber * minutesPerDay + minutes).slice(0, 16) as LocalDateTime

  return { start: at(start), end: at(end) }
}

const columnOf = (
  professional: Professional,
  date: LocalDate,
  exceptions: readonly DayException[],
): DayView['columns'][number] => {
  const dayNumber = dayNumberOf(date)
  const { open, breaks, exception } = dayPlans({
    weeklyHours: professional.weeklyHours,
    exceptions: exceptions.filter(({ professionalId }) => professionalId === professional.id),
    closures: exceptions.filter(({ professionalId }) => professionalId === 'ALL'),
  })(dayNumber)
  const { id, name, specialty, color } = professional

  return {
    professionalId: id,
    name,
    specialty,
    color,
    working: subtractStretches(open, breaks).map((each) => wallClock(dayNumber, each)),
    breaks: breaks.map((each) => ({ name: each.name, ...wallClock(dayNumber, each) })),
    ...(exception ? { exception: { type: exception.type, reason: exception.reason } } : {}),
  }
}

/** Only then can something have begun the evening before and last into the day. */
const isOpenAtMidnight = (
  { id, weeklyHours }: Professional,
  exceptions: readonly DayException[],
  date: LocalDate,
): boolean =>
  dayPlans({
    weeklyHours,
    exceptions: exceptions.filter(({ professionalId }) => professionalId === id),
    closures: exceptions.filter(({ professionalId }) => professionalId === 'ALL'),
  })(dayNumberOf(date) - 1).open.some(({ end }) => end >= minutesPerDay)

/** The agenda of the day's first minute tells what lasts into it; read for few, because it costs a query each. */
const findCarried = async (
  organizationId: OrganizationId,
  professionals: readonly Professional[],
  from: Instant,
): Promise<Appointment[]> => {
  const midnight = toMinutes(from)
  const day = utcDayOf(midnight)
  const agendas = await Promise.all(
    professionals.map(({ id }) => findAgendaEntries(organizationId, { resourceId: id, from: day, to: day })),
  )
  const ids = agendas
    .flat()
    .filter(({ kind, start, end }) => kind === 'appointment' && start < midnight && midnight < end)
    .map(({ id }) => appointmentId.parse(id))
  const found = await Promise.all([...new Set(ids)].map((id) => findAppointment(organizationId, id)))

  return found.filter((each) => each !== undefined)
}

type DayInput = { date: LocalDate; professionalId?: ProfessionalId | undefined }

export const dayView = async (ctx: AppContext, input: DayInput): Promise<DayView> => {
  const { organizationId } = ctx
  const { date } = input
  const organization = await findOrganization(organizationId)
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')
  const { timeZone } = organization
  if (ownsNothing(ctx, 'appointments:read')) return { date, timeZone, columns: [], appointments: [], blocks: [] }

  const professionalId = narrowToOwn(ctx, 'appointments:read', input.professionalId)
  const range = dayRange(date, timeZone)
  const [team, exceptions, appointments] = await Promise.all([
    findProfessionals(organizationId),
    findDayExceptions(organizationId, { from: addDays(date, -1), to: date }),
    findAll(organizationId, { ...range, professionalId }),
  ])
  const hasAppointments = new Set(appointments.map((each) => each.professionalId))
  const shown = team.filter(({ id, isActive }) =>
    professionalId ? id === professionalId : isActive || hasAppointments.has(id),
  )
  if (professionalId && shown.length === 0) throw new AppError('NOT_FOUND', 'There is no such professional')
  const carried = await findCarried(
    organizationId,
    shown.filter((each) => isOpenAtMidnight(each, exceptions, date)),
    range.from,
  )

  return {
    date,
    timeZone,
    columns: shown.map((professional) => columnOf(professional, date, exceptions)),
    appointments: [...carried, ...appointments],
    // Nothing writes blocks yet.
    blocks: [],
  }
}
