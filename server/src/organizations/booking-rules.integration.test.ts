import type { BookingRules } from '@reservaplus/shared/organizations/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { localDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { cancel, confirm } from '../appointments/change'
import { create } from '../appointments/create'
import { signManageToken } from '../appointments/link-token'
import { manageCancel, manageGet, manageReschedule } from '../appointments/manage'
import { get as getAppointment } from '../appointments/read'
import { catalogue, days } from '../availability/service'
import { monday, testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { get } from './service'
import { update } from './update'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })

/** A salon whose rules are flipped as its owner would, and what the public and the desk are answered then. */
const open = async (rules: Partial<BookingRules> = {}) => {
  const clock = testClock(monday)
  const salon = await openSalon({ clock, rules })
  const { ctx, slug, service, professional, bookInput } = salon
  const as = (role: Role) => ({ ...ctx, role })

  return {
    ...salon,
    clock,
    as,
    flip: (bookingRules: Partial<BookingRules>) => update(ctx, { id: ctx.organizationId, bookingRules }),
    publicRules: async () => (await catalogue(ctx, { slug })).rules,
    book: async (start: string) => (await publicBook(ctx, bookInput({ start }))).appointment,
    byDesk: (start: string, isWalkIn = false) =>
      create(as('reception'), {
        serviceId: service.id,
        professionalId: professional.id,
        start,
        client: { firstName: 'Luis', lastName: '' },
        isWalkIn,
        notes: '',
        internalNotes: '',
      }),
    offeredToDesk: async (date: string) => {
      const day = localDate.parse(date)
      const asked = { serviceId: service.id, professionalId: professional.id, from: day, to: day }

      return (await days(as('reception'), asked)).days[0]?.slots.map(({ start }) => start) ?? []
    },
    linkTo: (id: Parameters<typeof signManageToken>[1]['appointmentId']) =>
      signManageToken(ctx.config, { organizationId: ctx.organizationId, appointmentId: id }),
  }
}

describe('N-09 a booking rule that is flipped changes what is answered:', () => {
  it('walk-ins', async () => {
    const { flip, publicRules, byDesk } = await open()
    expect(await publicRules()).toMatchObject({ acceptsWalkIns: true })
    expect(await byDesk('2026-11-23T14:05:00Z', true)).toMatchObject({ isWalkIn: true })

    await flip({ acceptsWalkIns: false })
    expect(await publicRules()).toMatchObject({ acceptsWalkIns: false })
    await expect(byDesk('2026-11-23T18:05:00Z', true)).rejects.toMatchObject({
      code: 'SLOT_NOT_OFFERED',
      message: 'Walk-ins are not accepted here',
      details: { reason: 'walk-ins-not-accepted' },
    })
    expect(await byDesk('2026-11-23T18:05:00Z')).toMatchObject({ isWalkIn: false })
  })

  it('the window in which clients cancel', async () => {
    const { ctx, flip, publicRules, book, linkTo, as } = await open({ cancellationWindowHours: 2 })
    const { id } = await book('2026-11-24T13:00:00Z')
    const token = await linkTo(id)
    expect(await manageGet(ctx, { token })).toMatchObject({
      canBeChanged: true,
      changeableUntil: '2026-11-24T11:00:00Z',
    })

    await flip({ cancellationWindowHours: 24 })
    expect(await publicRules()).toMatchObject({ cancellationWindowHours: 24 })
    expect(await manageGet(ctx, { token })).toMatchObject({ canBeChanged: false })
    await expect(manageCancel(ctx, { token, reason: '' })).rejects.toEqual(failing('CANCELLATION_WINDOW_CLOSED'))
    expect(await cancel(as('reception'), { id, reason: '' })).toMatchObject({ status: 'cancelled' })
  })

  it('the window in which the desk cancels, which is another one', async () => {
    const { ctx, flip, book, linkTo, as } = await open()
    const [first, second, third] = [
      await book('2026-11-24T13:00:00Z'),
      await book('2026-11-24T15:00:00Z'),
      await book('2026-11-24T18:00:00Z'),
    ]
    expect(await cancel(as('reception'), { id: first.id, reason: '' })).toMatchObject({ status: 'cancelled' })

    await flip({ staffCancellationWindowHours: 48 })
    for (const role of ['reception', 'staff'] as const) {
      const ctxOf = { ...as(role), professionalId: second.professionalId }
      await expect(cancel(ctxOf, { id: second.id, reason: '' })).rejects.toEqual(failing('CANCELLATION_WINDOW_CLOSED'))
    }
    expect(await cancel(as('admin'), { id: second.id, reason: '' })).toMatchObject({ status: 'cancelled' })
    // The client's own window is still open.
    expect(await manageCancel(ctx, { token: await linkTo(third.id), reason: '' })).toMatchObject({
      status: 'cancelled',
    })
  })

  it('whether clients cancel at all', async () => {
    const { ctx, flip, publicRules, book, linkTo, as } = await open()
    const { id } = await book('2026-11-24T13:00:00Z')
    const token = await linkTo(id)
    expect(await manageGet(ctx, { token })).toMatchObject({ canBeChanged: true })

    await flip({ clientCancellation: false })
    expect(await publicRules()).toMatchObject({ clientCancellation: false })
    expect(await manageGet(ctx, { token })).toMatchObject({ canBeChanged: false })
    await expect(manageCancel(ctx, { token, reason: '' })).rejects.toEqual(failing('FORBIDDEN'))
    await expect(manageReschedule(ctx, { token, start: '2026-11-24T15:00:00Z' })).rejects.toEqual(failing('FORBIDDEN'))
    expect(await cancel(as('reception'), { id, reason: '' })).toMatchObject({ status: 'cancelled' })
  })

  it('whether bookings have to be confirmed', async () => {
    const { flip, publicRules, book, byDesk, as } = await open()
    expect(await book('2026-11-24T13:00:00Z')).toMatchObject({ status: 'confirmed' })

    await flip({ requiresConfirmation: true })
    const { id, status } = await book('2026-11-24T15:00:00Z')
    expect([await publicRules(), status]).toMatchObject([{ requiresConfirmation: true }, 'pending'])
    expect(await getAppointment(as('reception'), { id })).toMatchObject({ status: 'pending' })
    expect(await confirm(as('reception'), { id })).toMatchObject({ status: 'confirmed' })
    expect(await byDesk('2026-11-24T18:00:00Z')).toMatchObject({ status: 'confirmed' })
  })

  it('how many days ahead clients book', async () => {
    const { flip, publicRules, offeredOn, offeredToDesk, book, byDesk } = await open({ horizonDays: 30 })
    expect((await offeredOn('2026-12-15')).length).toBeGreaterThan(0)

    await flip({ horizonDays: 7 })
    expect(await publicRules()).toMatchObject({ horizonDays: 7 })
    expect(await offeredOn('2026-12-15')).toEqual([])
    await expect(book('2026-12-15T13:00:00Z')).rejects.toEqual(failing('SLOT_NOT_OFFERED'))
    // The desk plans as far ahead as it likes.
    expect(await offeredToDesk('2026-12-15')).toContain('2026-12-15T13:00:00Z')
    expect(await byDesk('2026-12-15T13:00:00Z')).toMatchObject({ status: 'confirmed' })
  })

  it('the gap between two services', async () => {
    const { flip, offeredOn, offeredToDesk, book, byDesk } = await open({ bufferMinutes: 0 })
    const next = '2026-11-24T14:00:00Z'
    await book('2026-11-24T13:00:00Z')
    expect([await offeredOn('2026-11-24'), await offeredToDesk('2026-11-24')]).toEqual([
      expect.arrayContaining([next]),
      expect.arrayContaining([next]),
    ])

    await flip({ bufferMinutes: 60 })
    expect([...(await offeredOn('2026-11-24')), ...(await offeredToDesk('2026-11-24'))]).not.toContain(next)
    await expect(book(next)).rejects.toEqual(failing('SLOT_TAKEN'))
    await expect(byDesk(next)).rejects.toEqual(failing('SLOT_TAKEN'))
  })

  it('online booking', async () => {
    const { flip, publicRules, offeredOn, offeredToDesk, book, byDesk } = await open()
    expect(await offeredOn('2026-11-24')).toContain('2026-11-24T13:00:00Z')

    await flip({ onlineBooking: false })
    expect(await publicRules()).toMatchObject({ onlineBooking: false })
    expect(await offeredOn('2026-11-24')).toEqual([])
    // Nothing of the salon's ways, and nothing untrue: the time is free.
    const refused = book('2026-11-24T13:00:00Z')
    await expect(refused).rejects.toMatchObject({
      code: 'SLOT_NOT_OFFERED',
      message: 'This cannot be booked online at this time',
    })
    await expect(refused).rejects.not.toMatchObject({ details: { reason: expect.anything() } })
    expect(await offeredToDesk('2026-11-24')).toContain('2026-11-24T13:00:00Z')
    expect(await byDesk('2026-11-24T13:00:00Z')).toMatchObject({ source: 'staff' })
  })

  it('reminders and how long before only in what is kept: none is sent yet', async () => {
    const { ctx, flip } = await open()
    await flip({ sendsReminders: false, reminderLeadHours: 48 })

    expect((await get(ctx)).bookingRules).toMatchObject({ sendsReminders: false, reminderLeadHours: 48 })
  })
})
