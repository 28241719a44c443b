import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { daysBetween } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import type { Clock } from '../app-context'
import { findDayFigures } from './day-repository'
import { projectDay } from './project-day'
import { projectFirstVisit } from './project-first-visit'

type Range = { organizationId: OrganizationId; from: LocalDate; to: LocalDate }

/**
 * Every day of the range anew, and the first visits of whoever has one in it: after a repair, and for appointments that
 * came without events (those of a migration).
 */
export const projectRange = async (clock: Clock, { organizationId, from, to }: Range): Promise<void> => {
  const dates = daysBetween(from, to)
  for (const date of dates) await projectDay(clock, { organizationId, date })
  const days = await findDayFigures(organizationId, { from, to })
  const clients = new Set(days.flatMap(({ sheets }) => sheets.flatMap((sheet) => Object.keys(sheet.clients))))
  for (const clientId of clients) await projectFirstVisit(clock, { organizationId, clientId: clientId as ClientId })
}
