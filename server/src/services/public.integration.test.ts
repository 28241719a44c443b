import type { AddOnId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { cancel, complete } from '../appointments/change'
import { hold } from '../appointments/hold'
import { get } from '../appointments/read'
import { dayView } from '../appointments/read-day'
import { reschedule } from '../appointments/reschedule'
import { catalogue, days, publicDays } from '../availability/service'
import { changeServices } from '../professionals/change-services'
import { createProfessional } from '../professionals/create'
import { deactivate } from '../professionals/set-active'
import { update as updateProfessional } from '../professionals/update'
import { arrive } from '../testing/arrive'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { createService } from './create'
import { remove } from './remove'
import { get as getService } from './service'
import { update } from './update'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const start = '2026-11-24T13:00:00Z'
const asked = ({ slug, service }: Salon) => ({
  slug,
  serviceId: service.id,
  professionalId: 'any' as const,
  from: localDate.parse('2026-11-24'),
  to: localDate.parse('2026-11-24'),
})

describe('what the public sees', () => {
  it.each([
    ['switched off', { isActive: false }],
    ['only for the desk', { isBookableOnline: false }],
  ])('F-43 a service that is %s is in no list, has no times, and can be neither held nor booked', async (_, change) => {
    const salon = await openSalon()
    await update(salon.ctx, { id: salon.service.id, ...change })

    expect(await catalogue(salon.ctx, { slug: salon.slug })).toMatchObject({
      services: [],
      professionals: [],
      offers: [],
    })
    await expect(publicDays(salon.ctx, asked(salon))).rejects.toEqual(failing('NOT_FOUND'))
    await expect(publicBook(salon.ctx, salon.bookInput())).rejects.toEqual(failing('NOT_FOUND'))
    await expect(hold(salon.ctx, { ...salon.bookInput(), browserToken: ulid() })).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('the desk books what is only for the desk, and its client may move it', async () => {
    const salon = await openSalon({ service: { isBookableOnline: false } })
    const { from, to } = asked(salon)
    const { days: offered } = await days(salon.ctx, { serviceId: salon.service.id, professionalId: 'any', from, to })

    expect(offered[0]?.slots.length).toBeGreaterThan(0)
    const { id } = await salon.byHand()
    expect(await reschedule(salon.ctx, { id, start: '2026-11-24T15:00:00Z' })).toMatchObject({ id })
  })

  it('F-43 a professional who is inactive, or takes no bookings online, is in no list', async () => {
    const salon = await openSalon()
    const colleague = await createProfessional(
      salon.ctx,
      newProfessional({ name: 'Bruno', order: 2, serviceIds: [salon.service.id] }),
    )
    await deactivate(salon.ctx, { id: colleague.id })
    const names = async () => (await catalogue(salon.ctx, { slug: salon.slug })).professionals.map(({ name }) => name)
    expect(await names()).toEqual([salon.professional.name])

    await updateProfessional(salon.ctx, { id: salon.professional.id, acceptsBookings: false })
    expect(await names()).toEqual([])
    expect(await salon.offeredOn('2026-11-24')).toEqual([])
    expect(await salon.byHand()).toMatchObject({ professionalId: salon.professional.id })
  })

  it('F-43 names no service, in no professional, that is not offered', async () => {
    const salon = await openSalon()
    const secret = await createService(salon.ctx, newService({ name: 'Secreto', isBookableOnline: false }))
    await changeServices(salon.ctx, { id: salon.professional.id, assign: [{ serviceId: secret.id }], unassign: [] })
    const seen = await catalogue(salon.ctx, { slug: salon.slug })

    expect(seen.professionals).toMatchObject([{ serviceIds: [salon.service.id], acceptsWalkIns: true }])
    expect(JSON.stringify(seen)).not.toContain(secret.id)
  })

  it('walk-ins are taken only by who takes them', async () => {
    const salon = await openSalon()
    await updateProfessional(salon.ctx, { id: salon.professional.id, acceptsWalkIns: false })
    const walkIn = { start: '2026-11-23T14:00:00Z', isWalkIn: true }

    await expect(salon.byHand(walkIn)).rejects.toEqual(failing('SLOT_NOT_OFFERED'))
    await updateProfessional(salon.ctx, { id: salon.professional.id, acceptsWalkIns: true })
    expect(await salon.byHand(walkIn)).toMatchObject({ isWalkIn: true })
  })
})

describe('deleting a service', () => {
  it('E-42 tells first how many appointments are ahead and deletes nothing, then does it when it is said again', async () => {
    const salon = await openSalon()
    await salon.byHand()
    await salon.byHand({ start: '2026-11-25T13:00:00Z' })
    const cancelled = await salon.byHand({ start: '2026-11-26T13:00:00Z' })
    await cancel(salon.ctx, { id: cancelled.id, reason: '' })
    const { id } = salon.service

    expect(await remove(salon.ctx, { id, force: false })).toEqual({ isDeleted: false, appointmentCount: 2 })
    expect(await getService(salon.ctx, { id })).toMatchObject({ isDeleted: false })
    expect(await remove(salon.ctx, { id, force: true })).toEqual({ isDeleted: true, appointmentCount: 2 })
    await expect(getService(salon.ctx, { id })).rejects.toEqual(failing('NOT_FOUND'))
    await expect(update(salon.ctx, { id, name: 'Otra vez' })).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('E-42 is done at once where nothing is ahead', async () => {
    const { ctx, service } = await openSalon()

    expect(await remove(ctx, { id: service.id, force: false })).toEqual({ isDeleted: true, appointmentCount: 0 })
  })

  it('F-48 leaves appointments with its name, price and time: they are shown, moved, carried out and cancelled', async () => {
    const salon = await openSalon()
    const [first, second] = [await salon.byHand(), await salon.byHand({ start: '2026-11-24T15:00:00Z' })]
    await update(salon.ctx, {
      id: salon.service.id,
      name: 'Otro',
      price: { amount: 1, currency: 'CLP' },
      durationMinutes: 60,
    })
    await remove(salon.ctx, { id: salon.service.id, force: true })
    const agreed = { serviceName: 'Corte de pelo', price: { amount: 18_000, currency: 'CLP' }, durationMinutes: 45 }

    expect(await get(salon.ctx, { id: first.id })).toMatchObject(agreed)
    const { appointments } = await dayView(salon.ctx, { date: localDate.parse('2026-11-24') })
    expect(appointments).toMatchObject([agreed, agreed])
    expect(await reschedule(salon.ctx, { id: first.id, start: '2026-11-24T18:00:00Z' })).toMatchObject(agreed)
    await arrive(salon.ctx, { id: first.id })
    expect(await complete(salon.ctx, { id: first.id })).toMatchObject({ ...agreed, status: 'completed' })
    expect(await cancel(salon.ctx, { id: second.id, reason: '' })).toMatchObject({ ...agreed, status: 'cancelled' })
    await expect(salon.byHand({ start: '2026-11-24T20:00:00Z' })).rejects.toEqual(failing('NOT_FOUND'))
  })
})

describe('extras', () => {
  const openWithExtras = async () => {
    const salon = await openSalon()
    const { addOns } = await update(salon.ctx, {
      id: salon.service.id,
      addOns: [{ name: 'Masaje', durationMinutes: 30, price: { amount: 5000, currency: 'CLP' } }],
    })
    const addOnIds = addOns.map(({ id }) => id)

    return { ...salon, addOnIds }
  }

  it('make a booking longer and dearer, are remembered in it, and travel along when it is moved', async () => {
    const salon = await openWithExtras()
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ addOnIds: salon.addOnIds }))
    const agreed = { durationMinutes: 75, price: { amount: 23_000, currency: 'CLP' } }
    expect(appointment).toMatchObject({ ...agreed, addOns: [{ name: 'Masaje' }] })

    const colleague = await createProfessional(
      salon.ctx,
      newProfessional({ name: 'Bruno', order: 2, serviceIds: [salon.service.id] }),
    )
    await update(salon.ctx, { id: salon.service.id, addOns: [] })
    const moved = { id: appointment.id, start: '2026-11-24T18:00:00Z', professionalId: colleague.id }
    expect(await reschedule(salon.ctx, moved)).toMatchObject({ ...agreed, addOns: [{ name: 'Masaje' }] })
  })

  it('are offered only where they fit, and what is offered can be held and booked', async () => {
    const salon = await openWithExtras()
    const offered = async (addOnIds: AddOnId[]) =>
      (await publicDays(salon.ctx, { ...asked(salon), addOnIds })).days[0]?.slots.map((slot) => slot.start) ?? []
    const [plain, extended] = [await offered([]), await offered(salon.addOnIds)]

    expect(plain.filter((each) => !extended.includes(each))).toContain('2026-11-24T15:15:00Z')
    const last = extended.at(-1) ?? ''
    const input = salon.bookInput({ start: last, addOnIds: salon.addOnIds })
    const held = await hold(salon.ctx, { ...input, browserToken: ulid() })
    expect((await publicBook(salon.ctx, { ...input, holdToken: held.token })).appointment.start).toBe(last)
  })

  it('of another service are not there', async () => {
    const salon = await openWithExtras()

    await expect(publicBook(salon.ctx, salon.bookInput({ addOnIds: [ulid() as AddOnId] }))).rejects.toEqual(
      failing('NOT_FOUND'),
    )
    await expect(salon.byHand({ start, addOnIds: [ulid() as AddOnId] })).rejects.toEqual(failing('NOT_FOUND'))
  })
})
