import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant, localDate } from '@reservaplus/shared/time/schema'

import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { list } from '../appointments/read'
import { dayView } from '../appointments/read-day'
import { reschedule } from '../appointments/reschedule'
import { undo } from '../appointments/undo-transition'
import { month } from '../availability/read-month'
import { listVisits } from '../clients/list-visits'
import { list as listClients } from '../clients/service'
import { create as bookVisit } from '../visits/create'
import type { VisitSalon } from './visit-salon'

export type Operation = { name: string; run: () => Promise<unknown> }

const firstDay = instant.parse('2026-11-24T13:00:00Z')
const minutesPerDay = 24 * 60
/** Working days from a Tuesday on. */
const daysAfter = (round: number) => round + 2 * Math.floor((round + 1) / 5)

/** What is done all day long, in the order in which it can be: on a day of its own for each `round`. */
export const mainOperations = (salon: VisitSalon, regular: Client, round = 0): Operation[] => {
  const { ctx, byHand, bookInput, visitInput, cut, professional } = salon
  const start = addMinutes(firstDay, daysAfter(round) * minutesPerDay)
  const at = (hours: number) => addMinutes(start, hours * 60)
  let booked: Appointment | undefined
  const ofBooked = () => {
    if (!booked) throw new Error('Nothing is booked')

    return { id: booked.id }
  }
  const day = localDate.parse(start.slice(0, 10))

  return [
    {
      name: 'book at the desk',
      run: async () => {
        booked = await byHand({ start, client: { id: regular.id } })
      },
    },
    { name: 'book online', run: () => publicBook(ctx, bookInput({ start: at(1) })) },
    { name: 'book a visit', run: () => bookVisit(ctx, visitInput({ start: at(6), clients: [{ id: regular.id }] })) },
    { name: 'move', run: () => reschedule(ctx, { ...ofBooked(), start: at(2) }) },
    { name: 'cancel', run: () => cancel(ctx, { ...ofBooked(), reason: '' }) },
    { name: 'undo', run: () => undo(ctx, ofBooked()) },
    { name: 'day view', run: () => dayView(ctx, { date: day }) },
    { name: 'list of a week', run: () => list(ctx, { from: start, to: addMinutes(start, 7 * minutesPerDay) }) },
    {
      name: 'list of a week of a professional',
      run: () => list(ctx, { from: start, to: addMinutes(start, 7 * minutesPerDay), professionalId: professional.id }),
    },
    { name: 'client search', run: () => listClients(ctx, { search: regular.lastName, limit: 20 }) },
    { name: "a client's appointments", run: () => listVisits(ctx, { id: regular.id }) },
    {
      name: 'availability of a month',
      run: () => month(ctx, { serviceId: cut.id, professionalId: 'any', month: '2026-12' }),
    },
  ]
}
