import { userId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { arrive } from '../testing/arrive'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { publicBook } from './book'
import { cancel, confirm } from './change'
import { history } from './read-history'
import { reschedule } from './reschedule'
import { restore } from './undo-transition'
import { update } from './update'

useTestTable()

describe('the history of an appointment', () => {
  let salon: Salon
  let desk: AppContext
  beforeAll(async () => {
    salon = await openSalon({ rules: { requiresConfirmation: true } })
    const id = userId.parse(salon.ctx.newId())
    const names = { firstName: 'Josefa', lastName: 'Tapia' }
    await addMember(salon.ctx, id, { ...names, email: 'josefa@correo.example', role: 'reception', locale: 'es' })
    desk = { ...salon.ctx, actor: { kind: 'staff', id } }
  })

  it('names the team member who did it, and nobody who is not on the team any more', async () => {
    const { appointment } = await publicBook(salon.ctx, salon.bookInput())
    await confirm(desk, { id: appointment.id })
    await arrive({ ...desk, actor: { kind: 'staff', id: salon.ctx.newId() } }, { id: appointment.id })
    const { items } = await history(desk, { id: appointment.id })
    expect(items.map(({ actor, actorName }) => [actor.kind, actorName])).toEqual([
      ['client', undefined],
      ['staff', 'Josefa Tapia'],
      ['staff', undefined],
    ])
  })

  it('names the team member to those too who may not look at accounts', async () => {
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-25T13:00:00Z' }))
    await confirm(desk, { id: appointment.id })
    const { items } = await history({ ...desk, role: 'reception' }, { id: appointment.id })
    expect(items.at(-1)).toMatchObject({ actorName: 'Josefa Tapia' })
  })

  it.each([
    ['closed', '2026-11-26T04:00:00Z'],
    ['taken', '2026-11-25T13:15:00Z'],
  ])('a move into time that is %s is refused with this reason', async (reason, start) => {
    const { appointment } = await publicBook(
      salon.ctx,
      salon.bookInput({ start: reason === 'closed' ? '2026-11-26T15:00:00Z' : '2026-11-26T17:00:00Z' }),
    )
    await expect(reschedule(desk, { id: appointment.id, start })).rejects.toMatchObject({ details: { reason } })
  })

  it('says what changed, from what to what, and why, to those who may know the client', async () => {
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-27T13:00:00Z' }))
    const { id } = appointment
    await reschedule(desk, { id, start: '2026-11-27T18:00:00Z', durationMinutes: 75 })
    await update(desk, { id, price: { amount: 12_000, currency: 'CLP' }, notes: 'Con té' })
    await cancel(desk, { id, reason: 'Está enferma' })
    await restore(desk, { id })
    const { items } = await history(desk, { id })
    expect(items.map(({ changes }) => changes)).toEqual([
      {},
      {
        start: { from: '2026-11-27T13:00:00Z', to: '2026-11-27T18:00:00Z' },
        durationMinutes: { from: appointment.durationMinutes, to: 75 },
      },
      { price: { from: appointment.price, to: { amount: 12_000, currency: 'CLP' } }, fields: ['notes'] },
      { status: { from: 'pending', to: 'cancelled' } },
      { status: { from: 'cancelled', to: 'pending' } },
    ])
    expect(items.map(({ reason }) => reason)).toEqual([undefined, undefined, undefined, 'Está enferma', undefined])
    const stranger = await history({ ...desk, role: 'staff' }, { id })
    expect(JSON.stringify(stranger)).not.toContain('enferma')
  })
})
