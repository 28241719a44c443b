import { professionalId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { create as createAppointment } from '../appointments/create'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { listVisits } from './list-visits'
import { create } from './service'

useTestTable()

describe('a client’s appointments', () => {
  let salon: Salon
  let client: Awaited<ReturnType<typeof create>>
  beforeAll(async () => {
    salon = await openSalon()
    client = await create(salon.ctx, { firstName: 'Ana', lastName: 'Soto' })
    for (const start of ['2026-11-24T13:00:00Z', '2026-11-26T13:00:00Z', '2026-11-25T13:00:00Z']) {
      await createAppointment(salon.ctx, {
        serviceId: salon.service.id,
        professionalId: salon.professional.id,
        start,
        client: { id: client.id },
        isWalkIn: false,
        notes: '',
        internalNotes: '',
      })
    }
  })

  it('are listed latest first, those to come included', async () => {
    const { items } = await listVisits(salon.ctx, { id: client.id })
    expect(items.map(({ start }) => start)).toEqual([
      '2026-11-26T13:00:00Z',
      '2026-11-25T13:00:00Z',
      '2026-11-24T13:00:00Z',
    ])
  })

  it('are shown to a professional as far as they are their own, and not at all for a client they never had', async () => {
    const own = { ...salon.ctx, role: 'professional' as const, professionalId: salon.professional.id }
    expect((await listVisits(own, { id: client.id })).items).toHaveLength(3)
    const other = { ...own, professionalId: professionalId.parse(salon.ctx.newId()) }
    await expect(listVisits(other, { id: client.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('of another organization are not there', async () => {
    const elsewhere = await openSalon()
    await expect(listVisits(elsewhere.ctx, { id: client.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
