import * as z from 'zod'
import { appointmentStatus } from '../appointments/schema'
import { appointmentId, clientId, professionalId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { weekdays } from '../schedules/schema'
import { dayNumberOf } from '../time/calendar'
import { instant, localDate, localTime } from '../time/schema'

export const longestReport = 366

/** Days of the organization, both included. */
export const reportInput = z
  .object({ from: localDate, to: localDate })
  .refine(({ from, to }) => from <= to, { error: 'The last day is before the first', path: ['to'] })
  .refine(({ from, to }) => dayNumberOf(to) - dayNumberOf(from) < longestReport, {
    error: `At most ${longestReport} days`,
    path: ['to'],
  })
export type ReportInput = z.infer<typeof reportInput>

const percent = z.number()
const count = z.int()

const visits = count.describe('Completed appointments')
const booked = count.describe('Appointments to come or going on: in no figure of visits, clients or revenue')
const revenue = money
  .optional()
  .describe('Of visits, in the currency of the organization; absent for whoever may not see what is earned')

const occupancy = {
  bookedMinutes: count.describe('Working minutes of visits and of what is booked'),
  availableMinutes: count,
  occupancyPercent: percent,
}

export const reportSummary = z.object({
  from: localDate,
  to: localDate,
  timeZone: z.string(),
  appointments: count,
  visits,
  booked,
  statuses: z.record(appointmentStatus, count),
  revenue,
  /** A visit's, on average. */
  averageRevenue: money.optional(),
  ...occupancy,
  cancellationPercent: percent,
  noShowPercent: percent,
  clients: z
    .object({ total: count, new: count, returning: count })
    .describe('Who came; new: their first visit of all is one of these days'),
  /** What brings most comes first. A name is absent where there is nothing of that id any more. */
  services: z.array(z.object({ serviceId, name: z.string().optional(), visits, revenue })),
  professionals: z.array(
    z.object({ professionalId, name: z.string().optional(), visits, booked, revenue, ...occupancy }),
  ),
  weekdays: z.array(z.object({ weekday: z.enum(weekdays), visits, booked, revenue, ...occupancy })),
  topClients: z.array(z.object({ clientId, name: z.string().optional(), visits, revenue })),
  days: z.array(z.object({ date: localDate, visits, booked, revenue, occupancyPercent: percent })),
})
export type ReportSummary = z.infer<typeof reportSummary>

/** F-08: today is the organization's, and so are all its times. */
export const dashboard = z.object({
  date: localDate,
  timeZone: z.string(),
  /** Of this month until today, and of as much of the month before. */
  revenue: z
    .object({
      current: money,
      previous: money,
      growthPercent: percent.nullable().describe('null after a month without any'),
    })
    .optional(),
  /** Absent for whoever sees only their own. */
  clients: count.optional(),
  newClients: count.describe(
    'Clients whose first visit of all was in the last seven days, today among them, whenever their record was made',
  ),
  today: z.object({ appointments: count, completed: count, cancelled: count, noShow: count, ...occupancy }),
  team: z.object({ active: count, busyToday: count }),
  /** The first twenty of today. */
  appointments: z.array(
    z.object({
      id: appointmentId,
      start: instant,
      time: localTime,
      clientName: z.string(),
      serviceName: z.string(),
      professionalId,
      professionalName: z.string(),
      status: appointmentStatus,
      durationMinutes: count,
      price: money,
    }),
  ),
})
export type Dashboard = z.infer<typeof dashboard>
