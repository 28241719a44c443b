import { distinct } from '@reservaplus/shared/agenda/live'
import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import {
  type AppointmentId,
  appointmentId,
  type OrganizationId,
  type ProfessionalId,
} from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { dayPlans } from '@reservaplus/shared/schedules/day-plan'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import { type Stretch, subtractStretches } from '@reservaplus/shared/schedules/stretches'
import { dayNumberOf, minutesPerDay, utcDayOf } from '@reservaplus/shared/time/calendar'
import { fromMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { dayRange, toLocal } from '@reservaplus/shared/time/zone'

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
  const [from, to] = [toMinutes(range.from), toMinutes(range.to)]
  const [team, exceptions, appointments] = await Promise.all([
    findProfessionals(organizationId),
    findDayExceptions(organizationId, { from: date, to: date }),
    findAll(organizationId, { ...range, professionalId }),
  ])
  const hasAppointments = new Set(appointments.map((each) => each.professionalId))
  const shown = team.filter(({ id, isActive }) =>
    professionalId ? id === professionalId : isActive || hasAppointments.has(id),
  )
  if (professionalId && shown.length === 0) throw new AppError('NOT_FOUND', 'There is no such professional')

  const days = { from: utcDayOf(from), to: utcDayOf(to - 1) }
  const agendas = await Promise.all(
    shown.map(async ({ id }) => {
      const entries = await findAgendaEntries(organizationId, { resourceId: id, ...days })

      return { id, entries: distinct(entries).filter((each) => each.start < to && from < each.end) }
    }),
  )
  // Those that began the evening before and last into this day.
  const known = new Set<string>(appointments.map(({ id }) => id))
  const carriedIds = agendas.flatMap(({ entries }) =>
    entries
      .filter(({ kind, id, start }) => kind === 'appointment' && start < from && !known.has(id))
      .map(({ id }) => id),
  )
  const carried = await Promise.all(
    [...new Set(carriedIds)].map((id): Promise<Appointment | undefined> => findAppointment(organizationId, asId(id))),
  )
  const blocks = agendas.flatMap(({ id, entries }) =>
    entries.filter(({ kind }) => kind === 'block').map((block) => ({ professionalId: id, block })),
  )

  return {
    date,
    timeZone,
    columns: shown.map((professional) => columnOf(professional, date, exceptions)),
    appointments: [...carried.filter((each) => each !== undefined), ...appointments],
    blocks: blocks.map(({ professionalId: owner, block }) => {
      const [start, end] = [fromMinutes(block.start), fromMinutes(block.end)]

      return {
        id: block.id,
        professionalId: owner,
        start,
        end,
        localStart: toLocal(start, timeZone),
        localEnd: toLocal(end, timeZone),
      }
    }),
  }
}

const asId = (id: string): AppointmentId => appointmentId.parse(id)
