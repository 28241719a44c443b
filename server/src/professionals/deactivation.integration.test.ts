import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import type { ReassignInput } from '@reservaplus/shared/professionals/inputs'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import { beforeEach, describe, expect, it } from 'vitest'
import { cancel } from '../appointments/change'
import { get } from '../appointments/read'
import { dayView } from '../appointments/read-day'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { createProfessional } from './create'
import { listAhead } from './list-ahead'
import { reassign } from './move-ahead'
import { remove } from './remove'
import { deactivate } from './set-active'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const times = ['13:00', '14:00', '15:00'].map((time) => `2026-11-24T${time}:00Z`)

let salon: Salon
let booked: AppointmentId[]
let colleague: Salon['professional']

beforeEach(async () => {
  salon = await openSalon()
  colleague = await createProfessional(
    salon.ctx,
    newProfessional({ name: 'Bruno', order: 2, serviceIds: [salon.service.id] }),
  )
  booked = []
  for (const start of times) booked.push((await salon.byHand({ start })).id)
})

const move = (more: Partial<ReassignInput> = {}) =>
  reassign(salon.ctx, { id: salon.professional.id, toProfessionalId: colleague.id, limit: 20, ...more })
const whose = async (id: AppointmentId) => (await get(salon.ctx, { id })).professionalId

describe('deactivating a professional', () => {
  it('F-09 takes no appointment away: it tells which are ahead, and nobody is offered the professional any more', async () => {
    const [, cancelled] = booked
    if (cancelled) await cancel(salon.ctx, { id: cancelled, reason: '' })
    const { professional, appointmentsAhead } = await deactivate(salon.ctx, { id: salon.professional.id })

    expect(professional.isActive).toBe(false)
    expect(appointmentsAhead.items.map(({ id }) => id)).toEqual([booked[0], booked[2]])
    expect(appointmentsAhead.items[0]).toMatchObject({ clientName: 'Luis', serviceName: 'Corte de pelo' })
    await expect(salon.offeredOn('2026-11-24', salon.professional.id)).rejects.toEqual(failing('NOT_FOUND'))

    const day = await dayView(salon.ctx, { date: localDate.parse('2026-11-24') })
    expect(day.columns.map(({ professionalId }) => professionalId)).toContain(salon.professional.id)
    expect(day.appointments).toHaveLength(3)
  })

  it('F-09 the one who has had an appointment is never deleted', async () => {
    for (const id of booked) await cancel(salon.ctx, { id, reason: '' })
    await deactivate(salon.ctx, { id: salon.professional.id })

    await expect(remove(salon.ctx, { id: salon.professional.id })).rejects.toEqual(failing('IN_USE'))
  })

  it('is told page by page', async () => {
    const asked = { id: salon.professional.id, limit: 2 }
    const first = await listAhead(salon.ctx, asked)
    const later = { ...salon.ctx, clock: testClock('2026-11-23T14:07:00Z') }
    const second = await listAhead(later, { ...asked, cursor: first.cursor })

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(booked)
    const end = JSON.stringify({ start: '9999-12-31T23:59:59Z', id: booked[0] })
    for (const cursor of ['x', Buffer.from(end).toString('base64url')])
      await expect(listAhead(salon.ctx, { ...asked, cursor })).rejects.toEqual(failing('BAD_INPUT'))
  })
})

describe('giving appointments to somebody else', () => {
  it('F-09 moves all that are ahead at their own times, of an inactive professional too', async () => {
    await deactivate(salon.ctx, { id: salon.professional.id })
    const { moved, refused } = await move()

    expect(moved.map(({ id }) => id)).toEqual(booked)
    expect(refused).toEqual([])
    expect(await get(salon.ctx, { id: booked[0] ?? ('' as AppointmentId) })).toMatchObject({
      professionalId: colleague.id,
      professionalName: 'Bruno',
      start: times[0],
      price: salon.service.price,
    })
    expect((await listAhead(salon.ctx, { id: salon.professional.id, limit: 10 })).items).toEqual([])
    expect(await salon.offeredOn('2026-11-24', colleague.id)).not.toContain(times[0])
  })

  it('never over what the other has: that one is refused, and says why', async () => {
    await salon.byHand({ start: times[1] ?? '', professionalId: colleague.id })
    const { moved, refused } = await move()

    expect(moved).toHaveLength(2)
    expect(refused).toEqual([{ id: booked[1], code: 'SLOT_TAKEN' }])
  })

  it('goes on where it was stopped: page by page, and the same call again does nothing twice', async () => {
    const first = await move({ limit: 2 })
    expect(first.moved.map(({ id }) => id)).toEqual(booked.slice(0, 2))
    const second = await move({ limit: 2, cursor: first.cursor })
    expect(second.moved.map(({ id }) => id)).toEqual(booked.slice(2))

    expect(await move({ limit: 2 })).toMatchObject({ moved: [], refused: [] })
    expect(await move({ appointmentIds: booked })).toMatchObject({ moved: [], refused: [] })
  })

  it('says so of what has begun: it is not moved any more', async () => {
    const [first = '' as AppointmentId] = booked
    await arrive(salon.ctx, { id: first })
    const { moved, refused } = await move()

    expect(moved.map(({ id }) => id)).toEqual(booked.slice(1))
    expect(refused).toEqual([{ id: first, code: 'INVALID_TRANSITION' }])
  })

  it('stops before the request would be cut off, and says where to go on', async () => {
    const clock = testClock()
    let isSlow = true
    const slow = {
      ...clock,
      now: () => {
        if (isSlow) clock.set(instantOf(new Date(clock.now().getTime() + 1000)))

        return clock.now()
      },
    }
    const asked = { id: salon.professional.id, toProfessionalId: colleague.id, limit: 20 }
    const first = await reassign({ ...salon.ctx, clock: slow }, asked)
    expect(first).toMatchObject({ hasMore: true, cursor: expect.any(String) })
    expect(first.moved.length).toBeLessThan(3)

    isSlow = false
    const second = await reassign({ ...salon.ctx, clock: slow }, { ...asked, cursor: first.cursor })
    expect([...first.moved, ...second.moved].map(({ id }) => id)).toEqual(booked)
    expect(second.hasMore).toBe(false)
  })

  it('moves only those that are named', async () => {
    const [first = '' as AppointmentId, second = '' as AppointmentId] = booked
    await move({ appointmentIds: [second] })

    expect([await whose(first), await whose(second)]).toEqual([salon.professional.id, colleague.id])
  })

  it('finds whoever is free when nobody is named, never the same one', async () => {
    const third = await createProfessional(
      salon.ctx,
      newProfessional({ name: 'Carla', order: 3, serviceIds: [salon.service.id] }),
    )
    await salon.byHand({ start: times[0] ?? '', professionalId: colleague.id })
    const { moved } = await reassign(salon.ctx, { id: salon.professional.id, limit: 20 })

    expect(moved[0]?.professionalId).toBe(third.id)
    expect(moved.map(({ professionalId }) => professionalId)).not.toContain(salon.professional.id)
    expect(moved).toHaveLength(3)
  })

  it('is refused to oneself, to somebody inactive and to who does not do the service', async () => {
    await expect(move({ toProfessionalId: salon.professional.id })).rejects.toEqual(failing('BAD_INPUT'))
    const other = await createProfessional(salon.ctx, newProfessional({ name: 'Carla', serviceIds: [] }))
    const { moved, refused } = await move({ toProfessionalId: other.id })
    expect([moved, refused.map(({ code }) => code)]).toEqual([[], ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']])

    await deactivate(salon.ctx, { id: colleague.id })
    await expect(move()).rejects.toEqual(failing('BAD_INPUT'))
  })
})
