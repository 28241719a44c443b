import { localDate } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'

import { create as createClient, get as getClient } from '../clients/service'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
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
