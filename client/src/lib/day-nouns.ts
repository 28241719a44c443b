import type { DayNoun } from '@reservaplus/server/trpc/root-router'

/** What the desk does all day has a function, and so an address, of its own: the compiler says when the list is not the server's. */
const dayNouns: Readonly<Record<DayNoun, true>> = {
  alerts: true,
  appointments: true,
  availability: true,
  clients: true,
  dayMoves: true,
  files: true,
  handovers: true,
  notes: true,
  payments: true,
  series: true,
  visits: true,
  waitlist: true,
}

/** Whether `appointments.dayView` and the like belong there. */
export const isOfTheDay = (procedure: string): boolean => Object.hasOwn(dayNouns, procedure.split('.', 1)[0] ?? '')
