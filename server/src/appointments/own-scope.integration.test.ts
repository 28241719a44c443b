import { localDate } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'

import { create as createClient, get as getClient, list as listClients } from '../clients/service'
import { testClock } from '../testing/context'
import { guest, openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook as bookVisit } from '../visits/book'
import { publicBook } from './book'
import { cancel, checkIn, start } from './change'
import { create } from './create'
import { unconfirmed } from './list-days'
import { get } from './read'
import { dayView } from './read-day'
import { reschedule } from './reschedule'

useTestTable()

it('F-01 a professional reaches a client of others neither by id nor by booking for them', async () => {
  const salon = await openSalon()
  const { ctx, professional, service } = salon
  const client = await createClient(ctx, { firstName: 'Eva', lastName: 'Mora', phone: '+56961234567' })
  const own = { ...ctx, role: 'professional' as const, professionalId: professional.id }
  const booking = {
    serviceId: service.id,
    professionalId: professional.id,
    start: '2026-11-24T13:00:00Z',
    client: { id: client.id },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  }

  await expect(getClient(own, { id: client.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(create(own, booking)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await create(ctx, booking)
  expect(await getClient(own, { id: client.id })).toMatchObject({ phone: '+56961234567' })
})

it('F-01 a professional who books online with a client’s mail does not reach the client by it until the desk receives them', async () => {
  const { ctx, professional, bookInput, slug } = await openSalon()
  const client = await createClient(ctx, {
    firstName: 'Eva',
    lastName: 'Mora',
    phone: '+56961234567',
    email: guest.email,
  })
  const own = { ...ctx, role: 'professional' as const, professionalId: professional.id }
  const { appointment } = await publicBook(ctx, bookInput())
  const reached = () => getClient(own, { id: client.id })

  await expect(reached()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await listClients(own, {})).items).toEqual([])
  const day = { date: localDate.parse('2026-11-24'), by: 'client' as const }
  const [called] = (await unconfirmed(own, day)).items
  expect(called).toMatchObject({ contact: { phone: '+56987654321' } })
  expect(called).not.toHaveProperty('phone')
  expect(called).not.toHaveProperty('email')

  const lines = [bookInput().serviceId, bookInput().serviceId].map((serviceId) => ({
    serviceId,
    professionalId: professional.id,
  }))
  const visit = { slug, lines, gapMinutes: 0, start: '2026-11-25T13:00:00Z', notes: '', marketingConsent: false }
  await bookVisit(ctx, { ...visit, client: guest })
  // One's own appointment one may receive oneself, and so one could what one has made up.
  await checkIn({ ...own, clock: testClock('2026-11-24T12:50:00Z') }, { id: appointment.id })
  await expect(reached()).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await start({ ...ctx, clock: testClock('2026-11-24T13:00:00Z') }, { id: appointment.id })
  expect(await reached()).toMatchObject({ email: guest.email })
})

it('R-09 staff who take no appointments see everybody’s, change none, and book for somebody new', async () => {
  const salon = await openSalon()
  const staff = { ...salon.ctx, role: 'staff' as const }
  const { id } = await create(staff, {
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    start: '2026-11-24T13:00:00Z',
    client: { firstName: 'Luz', lastName: 'Vera' },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })

  expect(await get(staff, { id })).toMatchObject({ clientName: 'Luz Vera' })
  const day = await dayView(staff, { date: localDate.parse('2026-11-24') })
  expect(day.appointments.map((each) => each.id)).toEqual([id])
  await expect(cancel(staff, { id, reason: '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(reschedule(staff, { id, start: '2026-11-24T15:00:00Z' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('R-09 staff are told whom to call of their own appointments only', async () => {
  const salon = await openSalon({ rules: { requiresConfirmation: true } })
  await publicBook(salon.ctx, salon.bookInput())
  const staff = { ...salon.ctx, role: 'staff' as const }
  const day = { date: localDate.parse('2026-11-24') }

  const [theirs] = (await unconfirmed(staff, day)).items
  expect(theirs).toMatchObject({ clientName: 'Eva Mora' })
  expect(theirs).not.toHaveProperty('phone')
  expect(theirs).not.toHaveProperty('email')
  const { items } = await unconfirmed({ ...staff, professionalId: salon.professional.id }, day)
  expect(items).toMatchObject([{ phone: '+56987654321', email: 'eva@correo.example' }])
})
