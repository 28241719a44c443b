import { beforeAll, describe, expect, it } from 'vitest'
import { cancel as cancelAppointment } from '../appointments/change'
import { findEventsOfSubject } from '../events/repository'
import { arrive } from '../testing/arrive'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { cancel } from './change'
import { create } from './create'
import { get } from './read'
import { reschedule } from './reschedule'

useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon()
})

const at = (date: string, time: string) => `2026-11-${date}T${time}:00Z`
const book = (start: string) => create(salon.ctx, salon.visitInput({ start }))
const startsOf = (visit: Awaited<ReturnType<typeof book>>) => visit.appointments.map(({ start }) => start)
const second = (visit: Awaited<ReturnType<typeof book>>) => {
  const [, line] = visit.appointments
  if (!line) throw new Error('A visit has two lines')

  return line
}

describe('cancelling a visit', () => {
  it('cancels all its lines at once, and their time is free again', async () => {
    const visit = await book(at('24', '13:00'))
    const cancelled = await cancel(salon.ctx, { id: visit.id, reason: 'Enferma' })

    expect(cancelled.appointments.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect(await get(salon.ctx, { id: visit.id })).toEqual(cancelled)
    expect(startsOf(await book(at('24', '13:00')))).toEqual(startsOf(visit))
  })

  it('leaves out what was cancelled by itself before, and speaks only for the rest', async () => {
    const visit = await book(at('25', '13:00'))
    const [first] = visit.appointments
    if (!first) throw new Error('A visit has lines')
    await cancelAppointment(salon.ctx, { id: first.id, reason: '' })
    await cancel(salon.ctx, { id: visit.id, reason: '' })

    const events = await findEventsOfSubject(salon.ctx.organizationId, {
      kind: 'appointment',
      id: second(visit).id,
    })
    const told = events.find(({ type }) => type === 'appointment.cancelled')
    expect(told?.data).toMatchObject({ visitId: visit.id, visitEvents: [told?.id] })
    await expect(cancel(salon.ctx, { id: visit.id, reason: '' })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('is not for whoever sees only their own, where a colleague has a part in it', async () => {
    const visit = await book(at('26', '13:00'))
    const own = { ...salon.ctx, role: 'professional' as const }

    expect((await get({ ...own, professionalId: salon.ana.id }, { id: visit.id })).appointments).toHaveLength(1)
    await expect(cancel({ ...own, professionalId: salon.ana.id }, { id: visit.id, reason: '' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(get({ ...own, professionalId: salon.professional.id }, { id: visit.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('moving a visit', () => {
  it('moves all its lines in their order, also to where they overlap with themselves', async () => {
    const visit = await book(at('27', '13:00'))
    const moved = await reschedule(salon.ctx, { id: visit.id, start: at('27', '13:15'), professionals: 'same' })

    expect(startsOf(moved)).toEqual([at('27', '13:15'), at('27', '14:15')])
    expect(await get(salon.ctx, { id: visit.id })).toEqual(moved)
  })

  it('moves nothing where one line has no room, and names other starts', async () => {
    const [one, two] = [await book(at('28', '13:00')), await book(at('28', '17:00'))]
    const move = reschedule(salon.ctx, { id: two.id, start: at('28', '13:30'), professionals: 'same' })

    await expect(move).rejects.toMatchObject({
      code: 'SLOT_TAKEN',
      details: { alternatives: expect.arrayContaining([expect.objectContaining({ start: expect.any(String) })]) },
    })
    expect(startsOf(await get(salon.ctx, { id: one.id }))).toEqual(startsOf(one))
    expect(startsOf(await get(salon.ctx, { id: two.id }))).toEqual(startsOf(two))
  })

  it('to where it is already writes nothing', async () => {
    const visit = await book(at('30', '13:00'))
    const moved = await reschedule(salon.ctx, { id: visit.id, start: at('30', '13:00'), professionals: 'any' })

    expect(moved.appointments.map(({ version }) => version)).toEqual([1, 1])
  })

  it('is refused once somebody has arrived', async () => {
    const visit = await book(at('30', '18:00'))
    await arrive(salon.ctx, { id: second(visit).id })
    const move = reschedule(salon.ctx, { id: visit.id, start: at('30', '19:00'), professionals: 'same' })

    await expect(move).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })
})
