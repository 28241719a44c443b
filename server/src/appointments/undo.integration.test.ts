import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { cancel, checkIn, complete, confirm, noShow, start } from './change'
import { signManageToken } from './link-token'
import { manageCancel } from './manage'
import { get } from './read'
import { history } from './read-history'
import { restore, undo } from './undo-transition'
import { update } from './update'

useTestTable()

const at = instant.parse('2026-11-24T13:00:00Z')

/** A salon of its own clock, on Monday at eleven; booked for Tuesday at ten. */
const open = async (rules = {}) => {
  const clock = testClock()
  const salon = await openSalon({ clock, rules })
  const booked = await salon.byHand()
  const later = (minutes: number) => clock.set(addMinutes(instantOf(clock.now()), minutes))

  return { ...salon, clock, later, booked, id: booked.id }
}

describe('the last change of status', () => {
  it('can be taken back for ten minutes, once', async () => {
    const { ctx, id, later, clock } = await open()
    clock.set(at)
    await checkIn(ctx, { id })
    await start(ctx, { id })
    later(10)
    expect(await get(ctx, { id })).toMatchObject({ allowed: { undoableUntil: addMinutes(at, 10) } })
    const undone = await undo(ctx, { id })
    expect(undone).toMatchObject({ status: 'checked_in', version: 4 })
    expect(undone).not.toHaveProperty('lastTransition')
    await expect(undo(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    await start(ctx, { id })
    later(11)
    await expect(undo(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    expect((await history(ctx, { id })).items.map(({ type }) => type)).toEqual([
      'appointment.booked',
      'appointment.checked-in',
      'appointment.started',
      'appointment.undone',
      'appointment.started',
    ])
  })

  it('is taken back with its time, where that is free', async () => {
    const { ctx, id, byHand, offeredOn, booked } = await open()
    await cancel(ctx, { id, reason: 'Error' })
    expect(await offeredOn('2026-11-24')).toContain(booked.start)
    const back = await undo(ctx, { id })
    expect(back).toMatchObject({ status: 'confirmed', start: booked.start })
    expect(back).not.toHaveProperty('cancelledAt')
    expect(back).not.toHaveProperty('cancellationReason')
    expect(await offeredOn('2026-11-24')).not.toContain(booked.start)
    await expect(byHand()).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  })

  it('is not where somebody else has the time by now: 409 with others', async () => {
    const { ctx, id, byHand } = await open()
    await cancel(ctx, { id, reason: '' })
    await byHand()
    for (const again of [undo, restore]) {
      const refusal: unknown = await again(ctx, { id }).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: 'SLOT_TAKEN' })
      expect(refusal).toHaveProperty('details.alternatives.length', 6)
    }
    expect(await get(ctx, { id })).toMatchObject({ status: 'cancelled', version: 2 })
  })

  it.each([
    ['a completion', complete, 'checked_in'],
    ['a no-show', noShow, 'confirmed'],
  ] as const)('takes back %s', async (_what, change, status) => {
    const { ctx, id, clock } = await open()
    clock.set(at)
    if (status === 'checked_in') await checkIn(ctx, { id })
    await change(ctx, { id, reason: 'Por error' })
    expect(await undo(ctx, { id })).toMatchObject({ status })
  })

  it('is the client’s own where they made it: it is restored, not taken back', async () => {
    const { ctx, id } = await open()
    const token = await signManageToken(ctx.config, { organizationId: ctx.organizationId, appointmentId: id })
    await manageCancel(ctx, { token, reason: '' })
    await expect(undo(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    expect(await restore(ctx, { id })).toMatchObject({ status: 'confirmed' })
  })

  it('asked again with the same key is taken back once', async () => {
    const { ctx, id } = await open()
    await cancel(ctx, { id, reason: '' })
    const input = { id, idempotencyKey: 'undo-key-of-a-desk-1' }
    expect((await undo(ctx, input)).version).toBe((await undo(ctx, input)).version)
  })
})

describe('what was cancelled', () => {
  it('stands again as it was, also days later, and waits where it had waited', async () => {
    const { ctx, later, bookInput, clock } = await open({ requiresConfirmation: true })
    const { publicBook } = await import('./book')
    const { appointment } = await publicBook(ctx, bookInput({ start: '2026-11-27T13:00:00Z' }))
    await cancel(ctx, { id: appointment.id, reason: '' })
    later(2 * 24 * 60)
    expect(await restore(ctx, { id: appointment.id })).toMatchObject({ status: 'pending', version: 3 })
    await confirm(ctx, { id: appointment.id })
    await cancel(ctx, { id: appointment.id, reason: '' })
    clock.set('2026-11-27T13:10:00Z')
    expect(await restore(ctx, { id: appointment.id })).toMatchObject({ status: 'confirmed' })
  })

  it('stays so once it is over, and whatever is not cancelled is not restored', async () => {
    const { ctx, id, clock } = await open()
    await expect(restore(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    await cancel(ctx, { id, reason: '' })
    clock.set('2026-11-24T15:00:00Z')
    await expect(restore(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })
})

describe('a cancellation by the desk', () => {
  it('F-47 is recorded as late where the client could not have cancelled any more, with its reason', async () => {
    const early = await open({ cancellationWindowHours: 24 })
    expect(await cancel(early.ctx, { id: early.id, reason: '' })).toMatchObject({ isLateCancellation: true })
    const inTime = await open({ cancellationWindowHours: 2 })
    const cancelled = await cancel(inTime.ctx, { id: inTime.id, reason: 'Llamó' })
    expect(cancelled).not.toHaveProperty('isLateCancellation')
    expect(cancelled).toMatchObject({ cancellationReason: 'Llamó', lastTransition: { from: 'confirmed' } })
  })
})

describe('notes and price', () => {
  it('change under the version, and the history says which, not what', async () => {
    const { ctx, id } = await open()
    const changed = await update(ctx, { id, version: 1, notes: 'Con flequillo', internalNotes: 'VIP' })
    expect(changed).toMatchObject({ notes: 'Con flequillo', internalNotes: 'VIP', version: 2 })
    await expect(update(ctx, { id, version: 1, notes: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await update(ctx, { id, notes: null })).toMatchObject({ notes: '', internalNotes: 'VIP', version: 3 })
    expect((await update(ctx, { id, notes: '' })).version).toBe(3)
  })

  it('another price is for those who may agree on one', async () => {
    const { ctx, id } = await open()
    const price = { amount: 5000, currency: 'CLP' as const }
    const staff = { ...ctx, role: 'staff' as const }
    await expect(update(staff, { id, price })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(update(ctx, { id, price: { ...price, currency: 'USD' } })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await update({ ...ctx, role: 'reception' }, { id, price })).toMatchObject({ price, overridden: ['price'] })
  })
})
