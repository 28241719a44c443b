import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { sheetsOf, takesTime } from '@reservaplus/shared/reports/day-figures'
import { growthPercent, monthsToDate } from '@reservaplus/shared/reports/growth'
import type { Dashboard } from '@reservaplus/shared/reports/schema'
import { ratesOf, sumDays } from '@reservaplus/shared/reports/totals'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalTime } from '@reservaplus/shared/time/schema'
import { dayRange, localDateOf, toLocal } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findCount } from '../subscriptions/repository'
import { findAllAppointments } from './day-repository'
import { onlyFigures, type RangeRead, readRange, showsRevenue } from './read-range'

const shownAppointments = 20
const newClientDays = 7

/** What the desk needs to see at a glance; the client's own record is not read for it. */
const lineOf = (
  { id, start, clientName, serviceName, professionalId, professionalName, status, durationMinutes, price }: Appointment,
  timeZone: string,
): Dashboard['appointments'][number] => {
  const time = toLocal(start, timeZone).slice(11) as LocalTime

  return { id, start, time, clientName, serviceName, professionalId, professionalName, status, durationMinutes, price }
}

const revenueOf = ({ days, organization: { currency } }: RangeRead, today: LocalDate): Dashboard['revenue'] => {
  const months = monthsToDate(today)
  const sumOf = ({ from, to }: { from: LocalDate; to: LocalDate }) =>
    sumDays(
      days.filter(({ date }) => from <= date && date <= to),
      currency,
    ).revenue
  const current = sumOf(months.current)
  const previous = sumOf(months.previous)

  return {
    current: { amount: current, currency },
    previous: { amount: previous, currency },
    growthPercent: growthPercent(current, previous),
  }
}

/** Among the clients of the days that are shown: everybody's, or a professional's own. */
const countNewClients = ({ days, firstTimers }: RangeRead, today: LocalDate): number => {
  const since = addDays(today, 1 - newClientDays)
  const seen = new Set(
    days
      .filter(({ date }) => date >= since)
      .flatMap(({ sheets }) => sheets.flatMap(({ clients }) => Object.keys(clients))),
  )

  return firstTimers.filter(({ clientId, date }) => date >= since && seen.has(clientId)).length
}

/** Today's figures come from today's appointments themselves, what lies behind from the figures of days. */
export const readDashboard = async (ctx: AppContext): Promise<Dashboard> => {
  const { organizationId, clock } = ctx
  const only = onlyFigures(ctx, 'appointments:read')
  const { timeZone } = await findExisting(ctx)
  const today = localDateOf(instantOf(clock.now()), timeZone)
  const [read, found, clients] = await Promise.all([
    readRange(ctx, { from: monthsToDate(today).previous.from, to: today, only }),
    findAllAppointments(organizationId, dayRange(today, timeZone)),
    findCount(organizationId, 'clients'),
  ])
  const appointments = found.filter(({ professionalId }) => only === undefined || professionalId === only)
  // Under their date of today, which the zone of the organization gives them now.
  const sheets = sheetsOf(
    today,
    appointments.map((each) => ({ ...each, localStart: toLocal(each.start, timeZone) })),
  )
  const totals = sumDays(
    [{ date: today, sheets, available: read.days.at(-1)?.available ?? {} }],
    read.organization.currency,
  )
  const { statuses, bookedMinutes, availableMinutes } = totals
  const team = read.team.filter(({ id, isActive }) => isActive && (only === undefined || id === only))
  const busy = new Set(appointments.filter(({ status }) => takesTime(status)).map((each) => each.professionalId))

  return {
    date: today,
    timeZone,
    ...(showsRevenue(ctx, only) && { revenue: revenueOf(read, today) }),
    ...(only === undefined && { clients }),
    newClients: countNewClients(read, today),
    today: {
      appointments: totals.appointments,
      completed: statuses.completed,
      cancelled: statuses.cancelled,
      noShow: statuses.no_show,
      bookedMinutes,
      availableMinutes,
      occupancyPercent: ratesOf(totals).occupancyPercent,
    },
    team: { active: team.length, busyToday: team.filter(({ id }) => busy.has(id)).length },
    appointments: appointments
      .slice(0, shownAppointments)
      .map(shownTo(ctx))
      .map((each) => lineOf(each, timeZone)),
  }
}
