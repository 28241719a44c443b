import { beforeAll, expect, it } from 'vitest'

import { createProfessional } from '../professionals/create'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel, confirm } from './change'
import { signManageToken } from './link-token'
import { manageReschedule } from './manage'
import { reschedule } from './reschedule'

useTestTable()

const clock = testClock()
const dear = { amount: 90_000, currency: 'CLP' as const }
let salon: Salon
let colleague: Salon['professional']

beforeAll(async () => {
  salon = await openSalon({ clock, rules: { requiresConfirmation: true, staffCancellationWindowHours: 24 } })
  const { ctx, service } = salon
  const offering = { serviceIds: [service.id], serviceOverrides: { [service.id]: { price: dear } } }
  colleague = await createProfessional(ctx, newProfessional({ name: 'Bruno', order: 2, ...offering }))
})

it('a client who moves to a dearer colleague pays that, and waits for confirmation again', async () => {
  const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-26T13:00:00Z' }))
  await confirm(salon.ctx, { id: appointment.id })
  const { organizationId, config } = salon.ctx
  const token = await signManageToken(config, { organizationId, appointmentId: appointment.id })

  expect(
    await manageReschedule(salon.ctx, { token, start: '2026-11-26T15:00:00Z', professionalId: colleague.id }),
  ).toMatchObject({ professionalId: colleague.id, price: dear, status: 'pending' })
})

it('reception cannot move out of the window what it cannot cancel, to cancel it there', async () => {
  const reception = { ...salon.ctx, role: 'reception' as const }
  const { id, price } = await salon.byHand({ start: '2026-11-24T13:00:00Z' })
  const late = expect.objectContaining({ code: 'CANCELLATION_WINDOW_CLOSED' })
  await expect(cancel(reception, { id, reason: '' })).rejects.toEqual(late)

  const moved = await reschedule(reception, { id, start: '2026-11-27T13:00:00Z', professionalId: colleague.id })
  expect(moved.price).toEqual(price)
  await expect(cancel(reception, { id, reason: '' })).rejects.toEqual(late)
  expect(await cancel(salon.ctx, { id, reason: '' })).toMatchObject({ status: 'cancelled' })
})
