import { expect, it } from 'vitest'

import { publicBook } from '../appointments/book'
import { get as getAppointment } from '../appointments/read'
import { useTestAccounts } from '../testing/accounts'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { joinTeam } from '../testing/team'
import { deactivate, reactivate } from './change-activity'
import { remove } from './remove'

useTestTable()
const accounts = useTestAccounts()

it('F-51 F-09 who is deactivated is offered to nobody, keeps their appointments, and is offered again on return', async () => {
  const { ctx, professional, bookInput, offeredOn } = await openSalon()
  const member = await joinTeam(ctx, accounts, { role: 'professional', professionalId: professional.id })
  const booked = await publicBook(ctx, bookInput())
  expect(await offeredOn('2026-11-25')).not.toEqual([])

  const { appointmentsAhead } = await deactivate(ctx, { id: member.id })
  expect(appointmentsAhead?.items.map(({ id }) => id)).toEqual([booked.appointment.id])
  expect(await offeredOn('2026-11-25')).toEqual([])
  const late = publicBook(ctx, bookInput({ start: '2026-11-25T15:00:00Z' }))
  await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|SLOT_NOT_OFFERED)$/) })
  expect(await getAppointment(ctx, booked.appointment)).toMatchObject({ status: 'confirmed' })

  await reactivate(ctx, { id: member.id })
  expect(await offeredOn('2026-11-25')).not.toEqual([])

  await remove(ctx, { id: member.id })
  expect(await offeredOn('2026-11-25')).toEqual([])
  expect(await getAppointment(ctx, booked.appointment)).toMatchObject({ professionalId: professional.id })
})
