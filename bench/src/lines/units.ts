import { publicBook } from '@reservaplus/server/appointments/book'
import { cancel } from '@reservaplus/server/appointments/change'
import { create } from '@reservaplus/server/appointments/create'
import { hold } from '@reservaplus/server/appointments/hold'
import { dayView } from '@reservaplus/server/appointments/read-day'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { catalogue, days } from '@reservaplus/server/availability/service'
import { create as createClient } from '@reservaplus/server/clients/service'
import { createAppointmentInput, publicBookInput, rescheduleInput } from '@reservaplus/shared/appointments/schema'
import { addDays } from '@reservaplus/shared/time/calendar'

import { type FullSalon, firstDay, lastDay, openFullSalon } from '../setup/full-salon'
import { type Consumption, measureConsumption } from '../setup/measured-client'
import type { Line, Measured } from './line'

const team = 20
/** Sixty days ahead nothing is booked yet; inside the horizon still. */
const emptyDay = addDays(firstDay, 45)

const units = (what: string, value: number, target: number, { requests, roundTrips }: Consumption): Measured => ({
  what,
  value,
  unit: 'units',
  target,
  bound: 'most',
  note: `${requests} requests in ${roundTrips} rounds`,
})

const rounds = (what: string, { roundTrips, requests }: Consumption): Measured => ({
  what,
  value: roundTrips,
  unit: 'rounds',
  target: 2,
  bound: 'most',
  note: `${requests} requests`,
})

type Measure = (run: () => Promise<unknown>) => Promise<Consumption>

const measureReads = async ({ ctx, service, professionals, organization }: FullSalon, measure: Measure) => {
  const range = { serviceId: service.id, from: firstDay, to: lastDay }
  const one = professionals[0]?.id ?? 'any'
  const forOne = await measure(() => days(ctx, { ...range, professionalId: one }))
  const forAll = await measure(() => days(ctx, { ...range, professionalId: 'any' }))
  const page = await measure(() => catalogue(ctx, { slug: organization.slug }))

  return [
    units('availability, 30 days, one professional: read', forOne.readUnits, 4, forOne),
    units('availability, 30 days, 20 professionals: read', forAll.readUnits, 55, forAll),
    rounds('availability, one professional', forOne),
    rounds('availability, 20 professionals', forAll),
    units('public page (catalogue): read', page.readUnits, 6, page),
  ]
}

const person = { firstName: 'Emilia', lastName: 'Soto', email: 'emilia@bench.example', phone: '+56912345678' }

const measureWrites = async ({ ctx, service, professionals, organization }: FullSalon, measure: Measure) => {
  const [first, second] = professionals
  if (!first || !second) throw new Error('The salon is empty')
  const { slug } = organization
  const asked = { serviceId: service.id, professionalId: first.id }
  const known = await createClient(ctx, { firstName: 'Conocida', lastName: 'Rojas' })
  let made: { id: string; start: string } | undefined
  const book = (hour: number, client: unknown) => async () => {
    made = await create(ctx, createAppointmentInput.parse({ ...asked, start: `${emptyDay}T${hour}:00:00Z`, client }))
  }
  const byStaff = await measure(book(13, { id: known.id }))
  const guest = (hour: number) =>
    publicBook(ctx, publicBookInput.parse({ ...asked, slug, start: `${emptyDay}T${hour}:00:00Z`, client: person }))
  const held = await measure(() =>
    hold(ctx, { ...asked, slug, start: `${emptyDay}T19:00:00Z`, browserToken: 'browser-of-the-bench' }),
  )
  const newGuest = await measure(() => guest(15))
  const knownGuest = await measure(() => guest(18))
  const moved = await measure(() =>
    reschedule(ctx, rescheduleInput.parse({ id: made?.id, start: `${emptyDay}T14:30:00Z`, professionalId: second.id })),
  )
  const cancelled = await measure(() => cancel(ctx, { id: rescheduleInput.shape.id.parse(made?.id), reason: '' }))

  // 15 + 2 for each KB of each agenda item: one, of less than a KB.
  return [
    units('booking by staff, known client: write', byStaff.writeUnits, 17, byStaff),
    units('booking by staff, known client: read', byStaff.readUnits, 8, byStaff),
    units('booking by a guest who is known: write', knownGuest.writeUnits, 17, knownGuest),
    units('booking by a guest who is known: read', knownGuest.readUnits, 8, knownGuest),
    units('booking by a new guest: write', newGuest.writeUnits, 25, newGuest),
    units('booking by a new guest: read', newGuest.readUnits, 8, newGuest),
    units('hold: write', held.writeUnits, 17, held),
    units('move to another professional: write', moved.writeUnits, 19, moved),
    units('cancel: write', cancelled.writeUnits, 17, cancelled),
  ]
}

const measureDayView = async ({ ctx, service, professionals }: FullSalon, measure: Measure) => {
  const client = await createClient(ctx, { firstName: 'Conocida', lastName: 'Pérez' })
  const date = addDays(emptyDay, 1)
  const starts = ['12:00', '13:00', '14:00', '15:00', '17:00', '18:00']
  for (const { id } of professionals) {
    for (const time of starts) {
      const input = {
        serviceId: service.id,
        professionalId: id,
        start: `${date}T${time}:00Z`,
        client: { id: client.id },
      }
      await create(ctx, createAppointmentInput.parse(input))
    }
  }
  const shown = await measure(() => dayView(ctx, { date }))

  return [units('staff day view, 10 professionals, 60 appointments: read', shown.readUnits, 12, shown)]
}

const withSalon = async (size: number, run: (salon: FullSalon, measure: Measure) => Promise<Measured[]>) => {
  let measure: Measure | undefined
  const salon = await openFullSalon(size, (client) => {
    measure = measureConsumption(client)
  })
  try {
    return measure ? await run(salon, measure) : []
  } finally {
    await salon.stop()
  }
}

export const unitsLine: Line = {
  name: 'units',
  measure: async () => [
    ...(await withSalon(team, async (salon, measure) => [
      ...(await measureReads(salon, measure)),
      ...(await measureWrites(salon, measure)),
    ])),
    ...(await withSalon(10, measureDayView)),
  ],
}
