import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'

import { publicDays } from '../availability/service'
import { createProfessional } from '../professionals/create'
import { openSalon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { hold } from './hold'
import { dayView } from './read-day'
import { reschedule } from './reschedule'

useTestTable()

const day = localDate.parse('2026-11-24')

it('hours are read on the professional’s clock, and every time is told on the clock of the place', async () => {
  // Nine on Easter Island is eleven in Santiago.
  const salon = await openSalon({ professional: { timeZone: 'Pacific/Easter' } })
  const { ctx, slug, service, professional } = salon
  const asked = { slug, serviceId: service.id, professionalId: professional.id, from: day, to: day }
  const { timeZone, days } = await publicDays(ctx, asked)
  const first = { start: '2026-11-24T14:00:00Z', local: '2026-11-24T11:00' }
  expect({ timeZone, first: days[0]?.slots[0] }).toMatchObject({ timeZone: 'America/Santiago', first })

  const wanted = salon.bookInput({ start: first.start })
  const { slot, token } = await hold(ctx, { ...wanted, browserToken: ulid() })
  expect(slot).toMatchObject(first)
  const { appointment } = await publicBook(ctx, { ...wanted, holdToken: token })
  expect(appointment).toMatchObject({ localStart: first.local, timeZone })
  const moved = await reschedule(ctx, { id: appointment.id, start: '2026-11-24T17:00:00Z' })
  expect(moved).toMatchObject({ localStart: '2026-11-24T14:00', timeZone })

  const here = await createProfessional(ctx, newProfessional({ name: 'De aquí', serviceIds: [service.id] }))
  const start = '2026-11-24T12:00:00Z'
  const passedOn = await reschedule(ctx, { id: appointment.id, start, professionalId: here.id })
  expect(passedOn).toMatchObject({ localStart: '2026-11-24T09:00', timeZone })
  const { columns } = await dayView(ctx, { date: day, professionalId: professional.id })
  expect(columns[0]).toMatchObject({
    working: [
      { start: '2026-11-24T11:00', end: '2026-11-24T15:00' },
      { start: '2026-11-24T16:00', end: '2026-11-24T20:00' },
    ],
    breaks: [{ start: '2026-11-24T15:00', end: '2026-11-24T16:00' }],
  })
})

it('a day of the place shows the end of one working day and the beginning of the next of somebody far away', async () => {
  // From nine to six in Tokyo is from nine in the evening to six in the morning in Santiago.
  const { ctx, professional } = await openSalon({ professional: { timeZone: 'Asia/Tokyo' } })
  const working = async (date: string) => {
    const { columns } = await dayView(ctx, { date: localDate.parse(date), professionalId: professional.id })

    return columns[0]?.working.map(({ start, end }) => `${start.slice(8)} ${end.slice(8)}`)
  }
  expect(await working('2026-11-24')).toEqual(['24T00:00 24T01:00', '24T02:00 24T06:00', '24T21:00 25T00:00'])
  // Saturday evening here is Sunday morning there.
  expect(await working('2026-11-28')).toEqual(['28T00:00 28T01:00', '28T02:00 28T06:00'])
})
