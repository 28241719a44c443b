import { beforeAll, describe, expect, it } from 'vitest'
import { findEventsOfSubject } from '../events/repository'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { walkIn } from './create'
import { reschedule } from './reschedule'

useTestTable()

/** Monday, half past nine in the evening in Santiago: everybody has gone. */
const clock = testClock('2026-11-24T00:30:00Z')
const closed = { details: { reason: 'closed' } }

let salon: Salon
beforeAll(async () => {
  salon = await openSalon({ clock })
})

const wanted = () => ({
  ...{ serviceId: salon.service.id, professionalId: 'any' as const, notes: '', internalNotes: '' },
  client: { firstName: 'Luis', lastName: 'Ponce' },
})

describe('time outside working hours', () => {
  it('is for a walk-in only where somebody who may accepts it, and then stands on the record and in the event', async () => {
    await expect(walkIn(salon.ctx, wanted())).rejects.toMatchObject(closed)
    const accepting = { ...wanted(), acceptOutsideHours: true }
    await expect(walkIn({ ...salon.ctx, role: 'reception' }, accepting)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const booked = await walkIn(salon.ctx, accepting)
    expect(booked).toMatchObject({ start: '2026-11-24T00:30:00Z', hasAcceptedOutsideHours: true })
    const [event] = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id: booked.id })
    expect(event?.data).toMatchObject({ outsideHours: true })
    await expect(walkIn(salon.ctx, accepting)).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  })

  it('is marked only where it was needed, and does not travel along', async () => {
    const inTime = await salon.byHand({ acceptOutsideHours: true })
    expect(inTime.hasAcceptedOutsideHours).toBeUndefined()
    const { id } = inTime
    const late = { id, start: '2026-11-26T01:00:00Z' }
    await expect(reschedule(salon.ctx, late)).rejects.toMatchObject(closed)
    expect(await reschedule(salon.ctx, { ...late, acceptOutsideHours: true })).toMatchObject({
      hasAcceptedOutsideHours: true,
    })
    const back = await reschedule(salon.ctx, { id, start: '2026-11-25T13:00:00Z' })
    expect(back.hasAcceptedOutsideHours).toBeUndefined()
  })
})
