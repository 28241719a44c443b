import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProfessional } from '../professionals/create'
import { ServiceEntity } from '../services/entity'
import { arrive } from '../testing/arrive'
import { monday, testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel, complete, confirm, noShow, start } from './change'
import { get, list } from './read'
import { dayView } from './read-day'
import { history } from './read-history'
import { reschedule } from './reschedule'

useTestTable()

const clock = testClock()
const failing = (code: string) => expect.objectContaining({ code })

describe('an appointment', () => {
  let salon: Salon
  beforeAll(async () => {
    salon = await openSalon({ clock, rules: { requiresConfirmation: true, cancellationWindowHours: 24 } })
  })

  const booked = async (at: string) => {
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: at }))

    return get(salon.ctx, { id: appointment.id })
  }

  it('F-13 goes through its whole life although its professional has a schedule', async () => {
    const { id, status } = await booked('2026-11-24T13:00:00Z')
    expect(status).toBe('pending')
    expect(await confirm(salon.ctx, { id })).toMatchObject({ status: 'confirmed', version: 2 })
    expect(await arrive(salon.ctx, { id, version: 2 })).toMatchObject({ status: 'checked_in' })
    expect(await start(salon.ctx, { id })).toMatchObject({ status: 'in_progress' })
    expect(await complete(salon.ctx, { id })).toMatchObject({ status: 'completed', version: 5 })
    const { items } = await history(salon.ctx, { id })
    expect(items.map(({ type }) => type)).toEqual([
      'appointment.booked',
      'appointment.confirmed',
      'appointment.checked-in',
      'appointment.started',
      'appointment.completed',
    ])
  })

  it('frees its time when it is completed', async () => {
    expect(await salon.offeredOn('2026-11-24')).toContain('2026-11-24T13:00:00Z')
  })

  it('F-14 ends later when it starts later, and overlaps itself without harm', async () => {
    const { id } = await booked('2026-11-25T13:00:00Z')
    const moved = await reschedule(salon.ctx, { id, start: '2026-11-25T13:15:00Z' })
    expect(moved).toMatchObject({ start: '2026-11-25T13:15:00Z', end: '2026-11-25T14:00:00Z', durationMinutes: 45 })
  })

  it('F-46 that would overlap another is refused with free times, not with a failure', async () => {
    const { id } = await booked('2026-11-25T18:00:00Z')
    const error = await reschedule(salon.ctx, { id, start: '2026-11-25T13:30:00Z' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'SLOT_TAKEN', details: { alternatives: expect.any(Array) } })
  })

  it('F-17 cannot become a no-show before its time, nor from a state that excludes it', async () => {
    const { id } = await booked('2026-11-26T13:00:00Z')
    await expect(noShow(salon.ctx, { id })).rejects.toEqual(failing('INVALID_TRANSITION'))
    clock.set('2026-11-26T13:00:00Z')
    expect(await noShow(salon.ctx, { id })).toMatchObject({ status: 'no_show' })
    await expect(complete(salon.ctx, { id })).rejects.toEqual(failing('INVALID_TRANSITION'))
    clock.set(monday)
  })

  it('F-47 can be cancelled by the desk at any time, the window binds the client only', async () => {
    const { id } = await booked('2026-11-27T13:00:00Z')
    clock.set('2026-11-27T12:59:00Z')
    expect(await cancel(salon.ctx, { id, reason: 'llamó tarde' })).toMatchObject({ status: 'cancelled' })
    clock.set(monday)
  })

  it('that somebody else changed meanwhile answers CONFLICT to a screen that shows an older version', async () => {
    const { id } = await booked('2026-11-27T14:00:00Z')
    await confirm(salon.ctx, { id, version: 1 })
    await expect(cancel(salon.ctx, { id, reason: '', version: 1 })).rejects.toEqual(failing('CONFLICT'))
  })

  it('F-48 keeps the name, price and duration of a service that is deleted, and can still be moved and finished', async () => {
    const { id } = await booked('2026-11-30T13:00:00Z')
    await ServiceEntity.build(PutItemCommand)
      .item({ ...salon.service, isDeleted: true, isActive: false, name: 'Otro', version: 2 })
      .send()
    const moved = await reschedule(salon.ctx, { id, start: '2026-11-30T15:00:00Z' })
    expect(moved).toMatchObject({ serviceName: 'Corte de pelo', price: { amount: 18_000 }, durationMinutes: 45 })
    await confirm(salon.ctx, { id })
    await arrive(salon.ctx, { id })
    expect(await complete(salon.ctx, { id })).toMatchObject({ serviceName: 'Corte de pelo' })
    await ServiceEntity.build(PutItemCommand).item(salon.service).send()
  })

  it('F-48 of a deleted service can be given to somebody else who did it', async () => {
    const own = await openSalon()
    const serviceIds = [own.service.id]
    const colleague = await createProfessional(own.ctx, newProfessional({ name: 'Bea', order: 2, serviceIds }))
    const at = '2026-11-30T13:00:00Z'
    const { appointment } = await publicBook(own.ctx, own.bookInput({ start: at }))
    await ServiceEntity.build(PutItemCommand)
      .item({ ...own.service, isDeleted: true, isActive: false, version: 2 })
      .send()

    expect(await reschedule(own.ctx, { id: appointment.id, start: at, professionalId: colleague.id })).toMatchObject({
      professionalName: 'Bea',
      serviceName: own.service.name,
    })
  })

  it('is listed by its start, half-open, a page at a time', async () => {
    const range = { from: '2026-12-01T00:00:00Z', to: '2026-12-01T18:00:00Z' }
    for (const time of ['13:00', '14:00', '15:00', '18:00']) await booked(`2026-12-01T${time}:00Z`)
    const first = await list(salon.ctx, { ...range, limit: 2 })
    const second = await list(salon.ctx, { ...range, limit: 2, cursor: first.cursor })
    expect([...first.items, ...second.items].map(({ start: at }) => at.slice(11, 16))).toEqual([
      '13:00',
      '14:00',
      '15:00',
    ])
    const own = { ...range, professionalId: salon.professional.id }
    expect((await list(salon.ctx, own)).items).toHaveLength(3)
    expect((await list(salon.ctx, { ...range, status: 'cancelled' })).items).toEqual([])
    await expect(list(salon.ctx, { ...own, cursor: first.cursor })).rejects.toEqual(failing('BAD_INPUT'))
    await expect(list(salon.ctx, { ...range, cursor: 'bm90aGluZw' })).rejects.toEqual(failing('BAD_INPUT'))
  })

  it('F-08 stands in the view of the local day, however late in UTC it is', async () => {
    const { id } = await booked('2026-12-02T20:00:00Z')
    const view = await dayView(salon.ctx, { date: '2026-12-02' as never })
    expect(view.appointments.map((each) => each.id)).toEqual([id])
    expect(view.columns).toMatchObject([
      {
        professionalId: salon.professional.id,
        working: [
          { start: '2026-12-02T09:00', end: '2026-12-02T13:00' },
          { start: '2026-12-02T14:00', end: '2026-12-02T18:00' },
        ],
        breaks: [{ name: 'Colación' }],
      },
    ])
  })
})
