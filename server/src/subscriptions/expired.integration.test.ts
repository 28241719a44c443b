import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { createResourceInput } from '@reservaplus/shared/resources/inputs'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { create as createApiKey } from '../api-keys/service'
import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { create } from '../appointments/create'
import { hold } from '../appointments/hold'
import { list as listAppointments } from '../appointments/read'
import { dayView } from '../appointments/read-day'
import { reschedule } from '../appointments/reschedule'
import { days, publicDays } from '../availability/service'
import { create as createClient, list as listClients } from '../clients/service'
import { requestExport } from '../organizations/export'
import { createProfessional } from '../professionals/create'
import { create as createResource } from '../resources/service'
import { createService } from '../services/create'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { create as createWebhook } from '../webhooks/service'
import { changeSubscription } from './change'
import { usage } from './service'

useTestTable()

const inactive = expect.objectContaining({ code: 'SUBSCRIPTION_INACTIVE' })
const date = localDate.parse('2026-11-24')

const byHand = ({ ctx, service, professional }: Salon, start: string) =>
  create(ctx, {
    serviceId: service.id,
    professionalId: professional.id,
    start,
    client: { firstName: 'Luis', lastName: '' },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })

let salon: Salon
let first: Awaited<ReturnType<typeof byHand>>
let second: Awaited<ReturnType<typeof byHand>>
beforeAll(async () => {
  salon = await openSalon({ clock: testClock() })
  first = await byHand(salon, '2026-11-24T13:00:00Z')
  second = await byHand(salon, '2026-11-24T15:00:00Z')
  await changeSubscription(salon.ctx, (current) => ({ ...current, status: 'expired' }))
})

describe('F-25 an expired subscription', () => {
  it('makes nothing new: no booking, no hold, no client, professional, service or resource, no way out', async () => {
    const { ctx } = salon
    const start = '2026-11-24T18:00:00Z'
    await expect(byHand(salon, start)).rejects.toEqual(inactive)
    await expect(publicBook(ctx, salon.bookInput({ start }))).rejects.toEqual(inactive)
    await expect(hold(ctx, { ...salon.bookInput({ start }), browserToken: ulid() })).rejects.toEqual(inactive)
    await expect(createClient(ctx, { firstName: 'Ana', lastName: '' })).rejects.toEqual(inactive)
    await expect(createProfessional(ctx, newProfessional({ name: 'Otra', order: 2 }))).rejects.toEqual(inactive)
    await expect(createService(ctx, newService({ name: 'Otro', order: 2 }))).rejects.toEqual(inactive)
    await expect(createResource(ctx, createResourceInput.parse({ name: 'Sala', kind: 'room' }))).rejects.toEqual(
      inactive,
    )
    await expect(createApiKey(ctx, { name: 'Caja', permissions: ['services:read'] })).rejects.toEqual(inactive)
    const url = 'https://caja.example.com/hooks'
    await expect(createWebhook(ctx, { url, description: '', eventTypes: ['service.changed'] })).rejects.toEqual(
      inactive,
    )
  })

  it('shows everything there is, and says why nothing can be added', async () => {
    const { ctx, slug, service } = salon
    const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }
    expect((await dayView(ctx, { date })).columns).toHaveLength(1)
    expect((await listAppointments(ctx, { ...range, limit: 20 })).items).toHaveLength(2)
    expect((await listClients(ctx, {})).items).toHaveLength(2)
    expect(
      (await publicDays(ctx, { slug, serviceId: service.id, professionalId: 'any', from: date, to: date })).days,
    ).toHaveLength(1)
    expect(await usage(ctx)).toMatchObject({ status: 'expired', isRunning: false })
  })

  it('lets the owner take everything along', async () => {
    const { ctx } = salon
    expect(await requestExport(ctx, { id: ctx.organizationId })).toMatchObject({ status: 'requested' })
  })

  it('offers no time, because none could be booked, but to where what there is could move', async () => {
    const { ctx, service, professional } = salon
    const asked = { serviceId: service.id, professionalId: professional.id, from: date, to: date }
    const offered = async (appointmentId?: AppointmentId) =>
      (await days(ctx, { ...asked, appointmentId })).days.flatMap(({ slots }) => slots.map(({ start }) => start))
    expect(await salon.offeredOn('2026-11-24')).toEqual([])
    expect(await offered()).toEqual([])
    expect(await offered(first.id)).toEqual(expect.arrayContaining([first.start, '2026-11-24T18:00:00Z']))
    expect(await offered(first.id)).not.toContain(second.start)
    await changeSubscription(salon.ctx, (current) => ({ ...current, status: 'active' }))
    expect(await salon.offeredOn('2026-11-24')).toContain('2026-11-24T18:00:00Z')
    await changeSubscription(salon.ctx, (current) => ({ ...current, status: 'expired' }))
  })

  it('still moves, receives and cancels what was booked before', async () => {
    const moved = await reschedule(salon.ctx, { id: first.id, start: '2026-11-24T18:00:00Z' })
    expect(moved).toMatchObject({ start: '2026-11-24T18:00:00Z' })
    await arrive(salon.ctx, { id: first.id })
    expect(await cancel(salon.ctx, { id: second.id, reason: '' })).toMatchObject({ status: 'cancelled' })
  })
})
