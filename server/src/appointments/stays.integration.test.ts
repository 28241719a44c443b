import { appointment as appointmentSchema } from '@reservaplus/shared/appointments/schema'
import { expect, it } from 'vitest'

import { testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { signManageToken } from './link-token'
import { manageReschedule } from './manage'
import { get } from './read'
import { history } from './read-history'
import { reschedule } from './reschedule'

useTestTable()

const open = async () => {
  const clock = testClock()
  const salon = await openSalon({ clock, rules: { cancellationWindowHours: 24 } })
  const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-26T13:00:00Z' }))

  return { ...salon, clock, booked: appointmentSchema.parse(await get(salon.ctx, { id: appointment.id })) }
}

it('a move to where the appointment is already answers it as it is and writes nothing', async () => {
  const { ctx, booked, professional } = await open()
  const { id, start } = booked
  expect(await reschedule(ctx, { id, start })).toEqual(booked)
  expect(await reschedule(ctx, { id, start: '2026-11-26T10:00:00-03:00', professionalId: professional.id })).toEqual(
    booked,
  )
  expect((await history(ctx, { id })).items).toHaveLength(1)
  expect(await get(ctx, { id })).toMatchObject(booked)
})

it('what forbids a move forbids one to the same time too', async () => {
  const { ctx, booked, clock } = await open()
  const { id, start, organizationId } = booked
  await expect(reschedule(ctx, { id, start, version: 7 })).rejects.toMatchObject({ code: 'CONFLICT' })
  clock.set('2026-11-26T12:00:00Z')
  const token = await signManageToken(ctx.config, { organizationId, appointmentId: id })
  const late = { code: 'CANCELLATION_WINDOW_CLOSED' }
  await expect(manageReschedule(ctx, { token, start })).rejects.toMatchObject(late)
  await cancel(ctx, { id, reason: '' })
  await expect(reschedule(ctx, { id, start })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
})

it('a key that moved it elsewhere before is not taken for a move to where it is now', async () => {
  const { ctx, booked } = await open()
  const [first, second] = ['2026-11-26T15:00:00Z', '2026-11-26T18:00:00Z']
  const idempotencyKey = 'una-clave-de-prueba-0001'
  await reschedule(ctx, { id: booked.id, start: first, idempotencyKey })
  await reschedule(ctx, { id: booked.id, start: second })

  await expect(reschedule(ctx, { id: booked.id, start: second, idempotencyKey })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
})

it('a key that asked for where it stood gets the same answer again, also when the appointment has ended since', async () => {
  const { ctx, booked } = await open()
  const asked = { id: booked.id, start: booked.start, idempotencyKey: 'una-clave-de-prueba-0002' }
  await reschedule(ctx, asked)
  await cancel(ctx, { id: booked.id, reason: '' })

  expect(await reschedule(ctx, asked)).toMatchObject({ id: booked.id })
  await expect(reschedule(ctx, { ...asked, start: '2026-11-26T18:00:00Z' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
})
