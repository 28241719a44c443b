import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { get as getClient } from '../clients/service'
import { testClock } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { guest, openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel, complete } from './change'
import { create } from './create'
import { hold, releaseHold } from './hold'
import { get } from './read'
import { reschedule } from './reschedule'

const table = useTestTable()

const clock = testClock()
const failing = (code: string) => expect.objectContaining({ code })

describe('booking', () => {
  let salon: Salon
  beforeAll(async () => {
    salon = await openSalon({ clock })
  })

  it('takes the offered time out of the offer', async () => {
    expect(await salon.offeredOn('2026-11-24')).toContain('2026-11-24T13:00:00Z')
    const { appointment } = await publicBook(salon.ctx, salon.bookInput())
    expect(appointment).toMatchObject({ start: '2026-11-24T13:00:00Z', status: 'confirmed', canBeChanged: true })
    expect(await salon.offeredOn('2026-11-24')).not.toContain('2026-11-24T13:00:00Z')
  })

  it('answers SLOT_TAKEN with free times when the time is gone, and each of them can be booked', async () => {
    const error = await publicBook(salon.ctx, salon.bookInput()).catch((thrown: unknown) => thrown)
    expect(error).toEqual(failing('SLOT_TAKEN'))
    const { alternatives } = (
      error as { details: { alternatives: { professionalId: ProfessionalId; start: string }[] } }
    ).details
    expect(alternatives.length).toBeGreaterThan(0)
    const [first] = alternatives
    await publicBook(salon.ctx, salon.bookInput(first ?? {}))
  })

  it('answers SLOT_NOT_OFFERED for a time that never was in the offer', async () => {
    await expect(publicBook(salon.ctx, salon.bookInput({ start: '2026-11-24T13:07:00Z' }))).rejects.toEqual(
      failing('SLOT_NOT_OFFERED'),
    )
  })

  it('F-45 of two who book the same time at once one gets it, the other SLOT_TAKEN', async () => {
    const start = '2026-11-25T13:00:00Z'
    const outcomes = await Promise.allSettled([
      publicBook(salon.ctx, salon.bookInput({ start })),
      publicBook(salon.ctx, salon.bookInput({ start, client: { ...guest, email: 'otra@correo.example' } })),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'SLOT_TAKEN' } })
  })

  it('lets ten who want different free times of one professional at once all have theirs', async () => {
    const starts = (await salon.offeredOn('2026-11-26')).filter((start) => /:(00|30):/.test(start)).slice(0, 12)
    const hours = starts.filter((start) => start.includes(':00:'))
    const outcomes = await Promise.allSettled(hours.map((start) => publicBook(salon.ctx, salon.bookInput({ start }))))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
  })

  it('lets twenty who want different free times of one professional at once all have theirs', async () => {
    // With the pauses of production, which spread those who collided.
    const { now } = clock
    const quick = await openSalon({ clock: { now }, service: { durationMinutes: 15, bufferAfterMinutes: 0 } })
    const starts = (await quick.offeredOn('2026-11-26')).slice(0, 20)
    const outcomes = await Promise.allSettled(starts.map((start) => publicBook(quick.ctx, quick.bookInput({ start }))))
    expect(outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))).toEqual([])
    expect(await quick.offeredOn('2026-11-26')).not.toEqual(expect.arrayContaining(starts.slice(0, 1)))
  })

  it('the same key and body gets the first answer, the same key with another body IDEMPOTENCY_KEY_REUSED', async () => {
    const idempotencyKey = ulid()
    const input = salon.bookInput({ start: '2026-11-27T13:00:00Z', idempotencyKey })
    const first = await publicBook(salon.ctx, input)
    expect((await publicBook(salon.ctx, input)).appointment.id).toBe(first.appointment.id)
    await expect(publicBook(salon.ctx, { ...input, notes: 'otra' })).rejects.toEqual(failing('IDEMPOTENCY_KEY_REUSED'))
  })

  it('a hold keeps the time from others until it is used, and for its holder beyond the notice', async () => {
    const start = '2026-11-27T14:00:00Z'
    const asked = { ...salon.bookInput({ start }), browserToken: ulid() }
    const held = await hold(salon.ctx, asked)
    expect(held.slot).toMatchObject({ start, local: '2026-11-27T11:00' })
    await expect(publicBook(salon.ctx, salon.bookInput({ start }))).rejects.toEqual(failing('SLOT_TAKEN'))
    const booked = await publicBook(salon.ctx, salon.bookInput({ start, holdToken: held.token }))
    expect(booked.appointment.start).toBe(start)
    await expect(publicBook(salon.ctx, salon.bookInput({ start, holdToken: held.token }))).rejects.toEqual(
      failing('SLOT_TAKEN'),
    )
  })

  it('a new hold of the same browser replaces the old one, a released one is free at once', async () => {
    const browserToken = ulid()
    const [first, second] = ['2026-11-27T18:00:00Z', '2026-11-27T19:00:00Z']
    await hold(salon.ctx, { ...salon.bookInput({ start: first }), browserToken })
    const held = await hold(salon.ctx, { ...salon.bookInput({ start: second }), browserToken })
    const offered = await salon.offeredOn('2026-11-27')
    expect(offered).toContain(first)
    expect(offered).not.toContain(second)
    await releaseHold(salon.ctx, { slug: salon.slug, holdToken: held.token })
    await releaseHold(salon.ctx, { slug: salon.slug, holdToken: held.token })
    expect(await salon.offeredOn('2026-11-27')).toContain(second)
  })

  it('lets at most three people hold times of one professional and day', async () => {
    const starts = ['14:00', '15:00', '18:00', '19:00'].map((time) => `2026-11-30T${time}:00Z`)
    const holds = starts.map((start) => ({ ...salon.bookInput({ start }), browserToken: ulid() }))
    for (const each of holds.slice(0, 3)) await hold(salon.ctx, each)
    const [, , , fourth] = holds
    await expect(hold(salon.ctx, fourth ?? (salon.bookInput() as never))).rejects.toEqual(failing('HOLD_LIMIT_REACHED'))
  })

  it('of any professional counts the day that is held, not the days that were read beside it', async () => {
    const starts = ['14:00', '15:00', '18:00'].map((time) => `2026-12-03T${time}:00Z`)
    for (const start of starts) await hold(salon.ctx, { ...salon.bookInput({ start }), browserToken: ulid() })
    const evening = { ...salon.bookInput({ start: '2026-12-02T18:00:00Z' }), professionalId: 'any' as const }

    expect(await hold(salon.ctx, { ...evening, browserToken: ulid() })).toMatchObject({
      slot: { start: evening.start },
    })
  })

  it('the desk books over a hold, never over an appointment', async () => {
    const desk = (start: string) =>
      create(salon.ctx, {
        serviceId: salon.service.id,
        professionalId: salon.professional.id,
        start,
        client: { firstName: 'Luis', lastName: 'Paz' },
        isWalkIn: false,
        notes: '',
        internalNotes: '',
      })
    const appointment = await desk('2026-11-30T14:00:00Z')
    expect(appointment).toMatchObject({ source: 'staff', status: 'confirmed', clientName: 'Luis Paz' })
    await expect(desk('2026-11-30T14:00:00Z')).rejects.toEqual(failing('SLOT_TAKEN'))
  })

  it('moves across days and back, keeping the id, and frees the time it leaves', async () => {
    const start = '2026-12-01T13:00:00Z'
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start }))
    const moved = await reschedule(salon.ctx, { id: appointment.id, start: '2026-12-02T20:00:00Z' })
    expect(moved).toMatchObject({ id: appointment.id, version: 2, localStart: '2026-12-02T17:00' })
    expect(await salon.offeredOn('2026-12-01')).toContain(start)
    expect(await get(salon.ctx, { id: appointment.id })).toMatchObject(moved)
    await expect(reschedule(salon.ctx, { id: appointment.id, start, version: 1 })).rejects.toEqual(failing('CONFLICT'))
  })

  it('a cancelled appointment frees its time, and cannot be completed any more', async () => {
    const start = '2026-12-03T13:00:00Z'
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start }))
    const cancelled = await cancel(salon.ctx, { id: appointment.id, reason: 'enferma' })
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'enferma' })
    expect(await salon.offeredOn('2026-12-03')).toContain(start)
    await expect(complete(salon.ctx, { id: appointment.id })).rejects.toEqual(failing('INVALID_TRANSITION'))
  })
})

describe('a guest', () => {
  it('F-49 with a known mail is the client there is; what is stored about them stays and is not shown', async () => {
    const salon = await openSalon({ clock })
    const desk: AppContext = salon.ctx
    const known = await create(desk, {
      serviceId: salon.service.id,
      professionalId: salon.professional.id,
      start: '2026-11-24T13:00:00Z',
      client: { firstName: 'María', lastName: 'Soto', email: 'Maria@Correo.example' },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
    })
    const client = { firstName: 'Otra', lastName: 'Persona', email: 'maria@correo.example', phone: '+56 9 1111 2222' }
    const { appointment } = await publicBook(desk, salon.bookInput({ start: '2026-11-24T15:00:00Z', client }))
    expect(JSON.stringify(appointment)).not.toMatch(/María|Soto/)
    const stored = await get(desk, { id: appointment.id })
    expect(stored).toMatchObject({ clientId: known.clientId, clientName: 'María Soto' })
  })

  it('with a known mail and another name or phone is shown to the salon as typed, to nobody else', async () => {
    const salon = await openSalon({ clock })
    const { id: first } = (await publicBook(salon.ctx, salon.bookInput())).appointment
    const client = { ...guest, phone: '+56 9 1111 2222' }
    const input = salon.bookInput({ start: '2026-11-24T15:00:00Z', client })
    const { appointment } = await publicBook(salon.ctx, input)
    expect(JSON.stringify(appointment)).not.toMatch(/Eva|Mora|11112222/)
    const { id, clientId } = await get(salon.ctx, { id: appointment.id })
    const contact = { firstName: 'Eva', lastName: 'Mora', phone: '+56911112222' }
    expect((await get(salon.ctx, { id })).contact).toEqual(contact)
    expect((await reschedule(salon.ctx, { id, start: '2026-11-25T13:00:00Z' })).contact).toEqual(contact)
    expect(await getClient(salon.ctx, { id: clientId })).toMatchObject({ phone: '+56987654321', version: 1 })
    expect(JSON.stringify(await readEverything(table(), 'EVENT#'))).not.toContain('11112222')

    const again = { ...guest, firstName: 'EVA', phone: '9 8765 4321' }
    const same = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-26T15:00:00Z', client: again }))
    expect(await get(salon.ctx, { id: same.appointment.id })).not.toHaveProperty('contact')
    expect(await get(salon.ctx, { id: first })).not.toHaveProperty('contact')
  })

  it('is written to in the language they booked in; what the desk books has none of its own', async () => {
    const salon = await openSalon({ clock })
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ locale: 'pt' }))
    expect(await get(salon.ctx, { id: appointment.id })).toMatchObject({ locale: 'pt' })
    const moved = await reschedule(salon.ctx, { id: appointment.id, start: '2026-11-25T13:00:00Z' })
    expect(moved.locale).toBe('pt')
    const silent = await publicBook(salon.ctx, salon.bookInput())
    expect(await get(salon.ctx, { id: silent.appointment.id })).not.toHaveProperty('locale')
  })
})
