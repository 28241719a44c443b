import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { monday, testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { signManageToken } from './link-token'
import { manageCancel, manageDays, manageGet, manageReschedule } from './manage'
import { history } from './read-history'

useTestTable()

const clock = testClock()
const failing = (code: string) => expect.objectContaining({ code })

describe('the link in a client’s mail', () => {
  let salon: Salon
  let other: Salon
  beforeAll(async () => {
    salon = await openSalon({ clock })
    other = await openSalon({ clock, organization: { name: 'Otra' } })
  })

  const linked = async (start: string) => {
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start }))
    const { organizationId, config } = salon.ctx
    const token = await signManageToken(config, { organizationId, appointmentId: appointment.id })

    return { appointment, token }
  }

  it('F-50 is valid until the appointment is over, however long before it was booked', async () => {
    const { token } = await linked('2026-12-15T13:00:00Z')
    clock.set('2026-12-15T13:44:59Z')
    expect(await manageGet(salon.ctx, { token })).toMatchObject({ status: 'confirmed', canBeChanged: false })
    clock.set('2026-12-15T13:45:00Z')
    await expect(manageGet(salon.ctx, { token })).rejects.toEqual(failing('LINK_INVALID'))
    clock.set(monday)
  })

  it('F-10 opens nothing without a signature, with a foreign one, or for another organization’s appointment', async () => {
    const { appointment } = await linked('2026-11-24T13:00:00Z')
    const subject = { organizationId: salon.ctx.organizationId, appointmentId: appointment.id }
    const foreign = await signManageToken({ linkSecret: 'another secret that is long enough' }, subject)
    const crossed = await signManageToken(salon.ctx.config, { ...subject, organizationId: other.ctx.organizationId })
    for (const token of ['', 'x.y.z', foreign, crossed]) {
      await expect(manageGet(salon.ctx, { token })).rejects.toEqual(failing('LINK_INVALID'))
      await expect(manageCancel(salon.ctx, { token, reason: '' })).rejects.toEqual(failing('LINK_INVALID'))
    }
  })

  it('offers its own time too, and moves it there or elsewhere', async () => {
    const { token, appointment } = await linked('2026-11-25T13:00:00Z')
    const day = localDate.parse('2026-11-25')
    const { days } = await manageDays(salon.ctx, { token, from: day, to: day })
    expect(days[0]?.slots.map(({ start }) => start)).toContain(appointment.start)
    const moved = await manageReschedule(salon.ctx, { token, start: '2026-11-25T15:00:00Z' })
    expect(moved).toMatchObject({ id: appointment.id, localStart: '2026-11-25T12:00' })
    expect(JSON.stringify(moved)).not.toMatch(/Eva|Mora|correo/)
  })

  it.each([
    ['two hours before, to the second', '2026-11-26T11:00:00Z', undefined],
    ['a second later', '2026-11-26T11:00:01Z', 'CANCELLATION_WINDOW_CLOSED'],
  ])('lets the client cancel until the window closes: %s', async (_when, now, code) => {
    clock.set(monday)
    const { token } = await linked('2026-11-26T13:00:00Z')
    clock.set(now)
    const outcome = manageCancel(salon.ctx, { token, reason: 'no puedo' })
    await (code
      ? expect(outcome).rejects.toEqual(failing(code))
      : expect(outcome).resolves.toMatchObject({ status: 'cancelled' }))
    clock.set(monday)
  })

  it('shows a cancelled appointment as cancelled', async () => {
    const { token } = await linked('2026-11-27T13:00:00Z')
    await manageCancel(salon.ctx, { token, reason: '' })
    expect(await manageGet(salon.ctx, { token })).toMatchObject({ status: 'cancelled', canBeChanged: false })
  })

  it('answers a cancellation that is asked for again, as a page does whose answer got lost', async () => {
    const { token, appointment } = await linked('2026-11-27T15:00:00Z')
    await manageCancel(salon.ctx, { token, reason: '' })
    expect(await manageCancel(salon.ctx, { token, reason: '' })).toMatchObject({ status: 'cancelled' })
    const { items } = await history(salon.ctx, { id: appointment.id })
    expect(items.map(({ type }) => type)).toEqual(['appointment.booked', 'appointment.cancelled'])
  })

  it('cannot cancel what the salon cancelled', async () => {
    const { token, appointment } = await linked('2026-11-27T17:00:00Z')
    await cancel(salon.ctx, { id: appointment.id, reason: '' })
    await expect(manageCancel(salon.ctx, { token, reason: '' })).rejects.toEqual(failing('INVALID_TRANSITION'))
  })
})
