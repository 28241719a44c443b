import { expect, it } from 'vitest'

import { create as createClient, get as getClient } from '../clients/service'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { create } from './create'

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
