import { occupies } from '../appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '../appointments/schema'
import type { Currency } from '../money/schema'
import type { LocalDate } from '../time/schema'

/** How many visits, and what they have brought in minor units. */
export type Tally = readonly [visits: number, revenue: number]

/** What one professional had on one day, in one currency: an organization may have changed its own since. */
export type DaySheet = {
  professionalId: string
  currency: Currency
  statuses: Partial<Record<AppointmentStatus, number>>
  revenue: number
  /** Working minutes of what is booked, or was served, without buffers and without time in which the service works by itself. */
  bookedMinutes: number
  services: Readonly<Record<string, Tally>>
  clients: Readonly<Record<string, Tally>>
}

/** All that reports know of a local day of the organization. */
export type DayFigures = {
  date: LocalDate
  sheets: readonly DaySheet[]
  /** Working minutes of everybody who was active, by professional, as their hours were when the day was written. */
  available: Readonly<Record<string, number>>
}

/** One basis for all: a visit is what has taken place, as revenue is. */
export const isVisit = (status: AppointmentStatus): boolean => status === 'completed'

/** Somebody comes, is here or was here: their time is taken. */
export const takesTime = (status: AppointmentStatus): boolean => occupies(status) || isVisit(status)

/** The organization's day it is on; said when it was booked, so that a later change of zone moves no history. */
export const dateOf = ({ localStart }: Pick<Appointment, 'localStart'>): LocalDate =>
  localStart.slice(0, 10) as LocalDate

const workMinutes = ({ segments, durationMinutes }: Appointment): number => {
  const work = segments.filter(({ kind }) => kind === 'work')

  return work.length > 0 ? work.reduce((sum, { minutes }) => sum + minutes, 0) : durationMinutes
}

/** In the order of their keys, so that the same day is the same text. */
const sorted = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))

const tallied = (appointments: readonly Appointment[], keyOf: (appointment: Appointment) => string) => {
  const tallies = new Map<string, Tally>()
  for (const each of appointments) {
    const [visits, revenue] = tallies.get(keyOf(each)) ?? [0, 0]
    tallies.set(keyOf(each), [visits + 1, revenue + each.price.amount])
  }

  return sorted(tallies)
}

const countStatuses = (appointments: readonly Appointment[]) => {
  const counts = new Map<AppointmentStatus, number>()
  for (const { status } of appointments) counts.set(status, (counts.get(status) ?? 0) + 1)

  return sorted(counts)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const sheetOf = (appointments: readonly [Appointment, ...Appointment[]]): DaySheet => {
  const [{ professionalId, price }] = appointments
  const visits = appointments.filter(({ status }) => isVisit(status))

  return {
    professionalId,
    currency: price.currency,
    statuses: countStatuses(appointments),
    revenue: sum(visits.map((each) => each.price.amount)),
    bookedMinutes: sum(appointments.filter(({ status }) => takesTime(status)).map(workMinutes)),
    services: tallied(visits, ({ serviceId }) => serviceId),
    clients: tallied(visits, ({ clientId }) => clientId),
  }
}

/** A pure function of that day's appointments, in whatever order they come; those of other days are left out. */
export const sheetsOf = (date: LocalDate, appointments: readonly Appointment[]): DaySheet[] => {
  const groups = new Map<string, [Appointment, ...Appointment[]]>()
  for (const each of appointments.filter((one) => dateOf(one) === date)) {
    const key = `${each.professionalId} ${each.price.currency}`
    groups.set(key, [each, ...(groups.get(key) ?? [])])
  }

  return Object.values(sorted(groups)).map(sheetOf)
}
