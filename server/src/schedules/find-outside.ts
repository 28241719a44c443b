import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { outsideWorkingTime } from '@reservaplus/shared/schedules/outside'
import type { OutsideAppointment } from '@reservaplus/shared/schedules/schedule'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { findAppointmentsOfProfessional } from '../appointments/range-repository'
import { exceptionDates } from '../availability/gather-question'
import { findDayExceptions } from './repository'

type Range = { from: Instant; to: Instant }

const pageSize = 250

const findOccupying = async (
  organizationId: OrganizationId,
  asked: Range & { professionalId: Professional['id'] },
): Promise<Appointment[]> => {
  const found: Appointment[] = []
  let cursor: string | undefined
  do {
    const page = await findAppointmentsOfProfessional(organizationId, { ...asked, cursor, limit: pageSize })
    found.push(...page.items.filter(({ status }) => occupies(status)))
    cursor = page.cursor
  } while (cursor !== undefined)

  return found
}

const rulesOf = ({ id, weeklyHours }: Professional, exceptions: readonly DayException[]) => ({
  weeklyHours,
  exceptions: exceptions.filter(({ professionalId }) => professionalId === id),
  closures: exceptions.filter(({ professionalId }) => professionalId === 'ALL'),
})

/** Appointments that start in the half-open range and no longer lie in their professional's working time. */
export const findOutside = async (
  organizationId: OrganizationId,
  team: readonly Professional[],
  { from, to, timeZone }: Range & { timeZone: string },
): Promise<OutsideAppointment[]> => {
  const appointments = await Promise.all(
    team.map(({ id }) => findOccupying(organizationId, { from, to, professionalId: id })),
  )
  if (appointments.flat().length === 0) return []

  const exceptions = await findDayExceptions(
    organizationId,
    exceptionDates(Date.parse(from) / 60_000, Date.parse(to) / 60_000),
  )

  return team.flatMap((professional, index) =>
    outsideWorkingTime(appointments[index] ?? [], rulesOf(professional, exceptions), professional.timeZone ?? timeZone),
  )
}
