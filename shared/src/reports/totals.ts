import { occupies } from '../appointments/lifecycle'
import type { AppointmentStatus } from '../appointments/schema'
import type { Currency } from '../money/schema'
import { type DayFigures, type DaySheet, isVisit, type Tally } from './day-figures'
import { percentOf } from './growth'

export type Totals = {
  statuses: Record<AppointmentStatus, number>
  appointments: number
  visits: number
  /** To come, or here now. */
  booked: number
  revenue: number
  bookedMinutes: number
  availableMinutes: number
}

const noStatuses = (): Totals['statuses'] => ({
  pending: 0,
  confirmed: 0,
  checked_in: 0,
  in_progress: 0,
  completed: 0,
  cancelled: 0,
  no_show: 0,
})

/** Money counts in one currency only; everything else whatever was paid. */
export const sumDays = (days: readonly DayFigures[], currency: Currency): Totals => {
  const totals: Totals = {
    statuses: noStatuses(),
    appointments: 0,
    visits: 0,
    booked: 0,
    revenue: 0,
    bookedMinutes: 0,
    availableMinutes: days.flatMap(({ available }) => Object.values(available)).reduce((sum, each) => sum + each, 0),
  }
  for (const sheet of days.flatMap(({ sheets }) => sheets)) {
    for (const [status, count] of Object.entries(sheet.statuses) as [AppointmentStatus, number][]) {
      totals.statuses[status] += count
      totals.appointments += count
      totals.visits += isVisit(status) ? count : 0
      totals.booked += occupies(status) ? count : 0
    }
    totals.revenue += sheet.currency === currency ? sheet.revenue : 0
    totals.bookedMinutes += sheet.bookedMinutes
  }

  return totals
}

export const ratesOf = ({ statuses, appointments, bookedMinutes, availableMinutes }: Totals) => ({
  occupancyPercent: percentOf(bookedMinutes, availableMinutes),
  cancellationPercent: percentOf(statuses.cancelled, appointments),
  /** Of those who should have come by now and are settled: came, or did not. */
  noShowPercent: percentOf(statuses.no_show, statuses.no_show + statuses.completed),
})

/** Visits and revenue by service, or by client, over all sheets. */
export const sumTallies = (
  days: readonly DayFigures[],
  currency: Currency,
  of: (sheet: DaySheet) => DaySheet['services'],
): Map<string, Tally> => {
  const sums = new Map<string, Tally>()
  for (const sheet of days.flatMap(({ sheets }) => sheets)) {
    for (const [id, [visits, revenue]] of Object.entries(of(sheet))) {
      const [visitsBefore, revenueBefore] = sums.get(id) ?? [0, 0]
      sums.set(id, [visitsBefore + visits, revenueBefore + (sheet.currency === currency ? revenue : 0)])
    }
  }

  return sums
}

/** Only what is one professional's. */
export const onlyOf = (days: readonly DayFigures[], professionalId: string): DayFigures[] =>
  days.map(({ date, sheets, available }) => ({
    date,
    sheets: sheets.filter((each) => each.professionalId === professionalId),
    available: { [professionalId]: available[professionalId] ?? 0 },
  }))
