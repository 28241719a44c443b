import type { Appointment } from '@reservaplus/shared/appointments/schema'

/** Added up anew in the plainest way, with nothing of the product but the appointments. */
export const recount = (appointments: readonly Appointment[]) => {
  const days: Record<
    string,
    { statuses: Record<string, number>; revenue: number; booked: number; perClient: Record<string, number> }
  > = {}
  const firsts: Record<string, string> = {}
  for (const { localStart, status, price, durationMinutes, clientId } of appointments) {
    const date = localStart.slice(0, 10)
    const day = days[date] ?? { statuses: {}, revenue: 0, booked: 0, perClient: {} }
    days[date] = day
    day.statuses[status] = (day.statuses[status] ?? 0) + 1
    day.revenue += status === 'completed' ? price.amount : 0
    if (status === 'cancelled' || status === 'no_show') continue
    day.booked += durationMinutes
    if (status !== 'completed') continue
    day.perClient[clientId] = (day.perClient[clientId] ?? 0) + 1
    if (!firsts[clientId] || date < firsts[clientId]) firsts[clientId] = date
  }

  return { days, firsts }
}
