import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import { findAgendaDays } from '../agenda/repository'
import { create as createClient } from '../clients/service'
import { findEvent, findEventsOfSubject } from '../events/repository'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { create } from './create'
import { get } from './read'

useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon()
})

const day = (date: string, time: string) => `2026-11-${date}T${time}:00Z`

describe('a visit', () => {
  it('is one appointment after another of the same client, each with its own snapshot, held together by the visit', async () => {
    const visit = await create(salon.ctx, salon.visitInput())
    const [colour, cut] = visit.appointments

    expect(visit.appointments.map(({ start, end }) => [start, end])).toEqual([
      [day('24', '13:00'), day('24', '14:00')],
      [day('24', '14:00'), day('24', '14:45')],
    ])
    expect([colour?.serviceName, cut?.serviceName]).toEqual(['Color', 'Corte de pelo'])
    expect(new Set(visit.appointments.map(({ clientId }) => clientId)).size).toBe(1)
    expect(visit.appointments.every(({ visitId }) => visitId === visit.id)).toBe(true)
    expect(await get(salon.ctx, { id: visit.id })).toEqual(visit)
  })

  it('waits for the cleaning up where the same hands go on', async () => {
    const { cut, colour, bea } = salon
    const lines = [cut, colour].map(({ id }) => ({ serviceId: id, professionalId: bea.id, client: 0 }))
    const { appointments } = await create(salon.ctx, salon.visitInput({ lines, start: day('25', '13:00') }))

    expect(appointments.map(({ start }) => start)).toEqual([day('25', '13:00'), day('25', '13:50')])
  })

  it('of two friends begins at the same time, with different professionals', async () => {
    const { cut, ctx } = salon
    const client = await createClient(ctx, { firstName: 'Rosa', lastName: 'Lillo' })
    const lines = [0, 1].map((index) => ({ serviceId: cut.id, professionalId: 'any' as const, client: index }))
    const clients = [{ id: client.id }, { firstName: 'Sol', lastName: '' }]
    const { appointments } = await create(ctx, salon.visitInput({ lines, clients, start: day('26', '13:00') }))

    expect(appointments.map(({ start }) => start)).toEqual([day('26', '13:00'), day('26', '13:00')])
    expect(new Set(appointments.map(({ professionalId }) => professionalId)).size).toBe(2)
    expect(appointments.map(({ clientName }) => clientName)).toEqual(['Rosa Lillo', 'Sol'])
  })

  it('never gives two friends the same hands at the same time', async () => {
    const { cut, colour, ctx, ana } = salon
    const short = { serviceId: cut.id, professionalId: ana.id, client: 1 }
    const lines = [{ serviceId: colour.id, professionalId: ana.id, client: 0 }, short]
    const clients = [
      { firstName: 'Sol', lastName: '' },
      { firstName: 'Mar', lastName: '' },
    ]

    await expect(create(ctx, salon.visitInput({ lines, clients, start: day('27', '13:00') }))).rejects.toMatchObject({
      code: 'SLOT_NOT_OFFERED',
    })
  })

  it('is refused as a whole where one line has no room, and nothing of it is left', async () => {
    const { ctx, colour, chair, ana, bea } = salon
    const lines = [ana, bea].map(({ id }, client) => ({ serviceId: colour.id, professionalId: id, client }))
    const clients = [
      { firstName: 'Uno', lastName: '' },
      { firstName: 'Dos', lastName: '' },
    ]
    await expect(create(ctx, salon.visitInput({ lines, clients, start: day('28', '13:00') }))).rejects.toMatchObject({
      code: 'SLOT_NOT_OFFERED',
    })
    const [read] = await findAgendaDays(ctx.organizationId, [{ resourceId: chair.id, day: '2026-11-28' as never }])
    expect(read?.entries).toEqual([])
  })

  it('names other starts at which all of it has room', async () => {
    const taken = salon.visitInput({ start: day('30', '13:00') })
    await create(salon.ctx, taken)
    const refusal = await create(salon.ctx, taken).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'SLOT_TAKEN' })
    const { alternatives } = (refusal as { details: { alternatives: { start: string }[] } }).details
    expect(alternatives.length).toBeGreaterThan(0)
    const [first] = alternatives
    expect(await create(salon.ctx, { ...taken, start: first?.start ?? '' })).toMatchObject({ gapMinutes: 0 })
  })

  it('called twice with the same key is the same visit', async () => {
    const input = salon.visitInput({ start: day('24', '18:00'), idempotencyKey: ulid() })
    const [one, two] = [await create(salon.ctx, input), await create(salon.ctx, input)]
    expect(two.id).toBe(one.id)
    await expect(create(salon.ctx, { ...input, notes: 'otra' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('tells of each line by an event of its own; the first of a client’s names them all', async () => {
    const visit = await create(salon.ctx, salon.visitInput({ start: day('25', '18:00') }))
    const events = await Promise.all(
      visit.appointments.map(({ id }) => findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id })),
    )
    const [[first], [second]] = events as [(typeof events)[number], (typeof events)[number]]
    expect(first).toMatchObject({
      type: 'appointment.booked',
      data: { visitId: visit.id, visitEvents: [first?.id, second?.id] },
    })
    expect(second?.data).toMatchObject({ visitId: visit.id })
    expect(second?.data).not.toHaveProperty('visitEvents')
    expect(first && (await findEvent(salon.ctx.organizationId, first.id))).toBeDefined()
  })
})
