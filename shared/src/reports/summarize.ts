import type { ClientId, ProfessionalId, ServiceId } from '../ids/schema'
import type { Currency, Money } from '../money/schema'
import { weekdays } from '../schedules/schema'
import { weekdayOf } from '../time/calendar'
import type { LocalDate } from '../time/schema'
import type { DayFigures, Tally } from './day-figures'
import { percentOf } from './growth'
import type { ReportSummary } from './schema'
import { onlyOf, ratesOf, sumDays, sumTallies } from './totals'

const topClientCount = 10

export type SummaryFacts = {
  from: LocalDate
  to: LocalDate
  timeZone: string
  currency: Currency
  /** Every day of the range. */
  days: readonly DayFigures[]
  /** Whose first visit of all lies in the range. */
  firstTimers: ReadonlySet<string>
  showsRevenue: boolean
}

const byWorth = ([a, [visitsA, revenueA]]: [string, Tally], [b, [visitsB, revenueB]]: [string, Tally]) =>
  revenueB - revenueA || visitsB - visitsA || (a < b ? -1 : 1)

const ranked = (tallies: ReadonlyMap<string, Tally>) => [...tallies].sort(byWorth)

/** Names are not among the figures: they are added by whoever may read them. */
export const summarize = ({ days, firstTimers, showsRevenue, currency, ...range }: SummaryFacts): ReportSummary => {
  const money = (amount: number): { revenue?: Money } => (showsRevenue ? { revenue: { amount, currency } } : {})
  const figuresOf = (some: readonly DayFigures[]) => {
    const { visits, booked, revenue, bookedMinutes, availableMinutes } = sumDays(some, currency)
    const occupancyPercent = percentOf(bookedMinutes, availableMinutes)

    return { visits, booked, ...money(revenue), bookedMinutes, availableMinutes, occupancyPercent }
  }
  const tallied = ([, [visits, revenue]]: [string, Tally]) => ({ visits, ...money(revenue) })

  const totals = sumDays(days, currency)
  const clients = sumTallies(days, currency, (sheet) => sheet.clients)
  const newClients = [...clients.keys()].filter((id) => firstTimers.has(id)).length
  const services = sumTallies(days, currency, (sheet) => sheet.services)
  const team = new Set(
    days.flatMap(({ sheets, available }) => [...sheets.map((each) => each.professionalId), ...Object.keys(available)]),
  )
  const average = totals.visits === 0 ? 0 : Math.round(totals.revenue / totals.visits)

  return {
    ...range,
    appointments: totals.appointments,
    visits: totals.visits,
    booked: totals.booked,
    statuses: totals.statuses,
    ...money(totals.revenue),
    ...(showsRevenue && { averageRevenue: { amount: average, currency } }),
    bookedMinutes: totals.bookedMinutes,
    availableMinutes: totals.availableMinutes,
    ...ratesOf(totals),
    clients: { total: clients.size, new: newClients, returning: clients.size - newClients },
    services: ranked(services).map((each) => ({ serviceId: each[0] as ServiceId, ...tallied(each) })),
    professionals: [...team]
      .map((id) => ({ professionalId: id as ProfessionalId, ...figuresOf(onlyOf(days, id)) }))
      .sort((a, b) => (b.revenue?.amount ?? 0) - (a.revenue?.amount ?? 0) || b.visits - a.visits),
    weekdays: weekdays.map((weekday) => ({
      weekday,
      ...figuresOf(days.filter(({ date }) => weekdayOf(date) === weekday)),
    })),
    topClients: ranked(clients)
      .slice(0, topClientCount)
      .map((each) => ({ clientId: each[0] as ClientId, ...tallied(each) })),
    days: days.map((day) => {
      const { visits, booked, revenue, occupancyPercent } = figuresOf([day])

      return { date: day.date, visits, booked, ...(revenue && { revenue }), occupancyPercent }
    }),
  }
}
