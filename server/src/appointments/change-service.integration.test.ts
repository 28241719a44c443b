import { beforeAll, describe, expect, it } from 'vitest'
import { arrive } from '../testing/arrive'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { cancel } from './change'
import { history } from './read-history'
import { reschedule } from './reschedule'

useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon()
})

describe('the service of an appointment', () => {
  it('F-14 changes in place: time, price, pauses and chair are the new one’s, and the history says what it was', async () => {
    const { ctx, colour, cut, chair, ana } = salon
    const booked = await salon.byHand({ professionalId: ana.id, price: { amount: 1000, currency: 'CLP' } })
    const { id, start } = booked
    await arrive(ctx, { id })
    const changed = await reschedule(ctx, { id, start, serviceId: colour.id })
    expect(changed).toMatchObject({
      ...{
        serviceId: colour.id,
        serviceName: 'Color',
        durationMinutes: 60,
        resourceId: chair.id,
        status: 'checked_in',
      },
      ...{ start, price: { amount: 38_000, currency: 'CLP' }, segments: colour.segments },
    })
    expect(changed.overridden).toBeUndefined()
    const { items } = await history(ctx, { id })
    expect(items.at(-1)?.changes).toMatchObject({
      service: { from: { id: cut.id, name: cut.name }, to: { id: colour.id, name: 'Color' } },
      price: { from: { amount: 1000 }, to: { amount: 38_000 } },
    })
  })

  it('takes the chair with it and gives it back', async () => {
    const { ctx, colour, cut, ana, bea } = salon
    const start = '2026-11-25T13:00:00Z'
    const other = await salon.byHand({ professionalId: bea.id, serviceId: colour.id, start })
    const { id } = await salon.byHand({ professionalId: ana.id, start })
    const toColour = { id, start, serviceId: colour.id }
    await expect(reschedule(ctx, toColour)).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
    await reschedule(ctx, { id: other.id, start, serviceId: cut.id })
    expect(await reschedule(ctx, toColour)).toMatchObject({ serviceId: colour.id })
  })

  it('changes together with its time and professional, never to what nobody offers or where it would overlap', async () => {
    const { ctx, colour, ana, bea, professional } = salon
    const start = '2026-11-26T13:00:00Z'
    const { id } = await salon.byHand({ professionalId: ana.id, start })
    const elsewhere = { id, serviceId: colour.id, start: '2026-11-26T13:30:00Z' }
    await expect(reschedule(ctx, { ...elsewhere, professionalId: professional.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const next = await salon.byHand({ professionalId: ana.id, start: '2026-11-26T14:00:00Z' })
    await expect(reschedule(ctx, elsewhere)).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
    expect(await reschedule(ctx, { ...elsewhere, professionalId: bea.id })).toMatchObject({
      ...{ start: elsewhere.start, professionalId: bea.id, professionalName: 'Bea', serviceName: 'Color' },
    })
    await cancel(ctx, { id: next.id, reason: '' })
    await expect(reschedule(ctx, { id: next.id, start: next.start, serviceId: colour.id })).rejects.toMatchObject({
      code: 'INVALID_TRANSITION',
    })
  })
})
