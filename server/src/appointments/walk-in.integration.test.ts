import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { checkIn } from './change'
import { walkIn } from './create'
import { today, unconfirmed, upcoming } from './list-days'
import { list } from './read'
import { calendar } from './read-calendar'
import { reschedule } from './reschedule'

useTestTable()

/** Monday, seven minutes and some seconds past eleven in Santiago. */
const now = '2026-11-23T14:07:40Z'
const clock = testClock(now)
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

let salon: Salon
beforeAll(async () => {
  salon = await openSalon({ clock, rules: { minimumNoticeMinutes: 600 } })
})

const luis = { client: { firstName: 'Luis', lastName: 'Ponce' }, notes: '', internalNotes: '' }
const wanted = () => ({ ...luis, serviceId: salon.service.id, professionalId: 'any' as const })

describe('whoever walks in', () => {
  it('is served in the minute that is running, without notice, and never over somebody else', async () => {
    const input = { ...wanted(), idempotencyKey: 'walk-in-key-of-a-desk' }
    const booked = await walkIn(salon.ctx, input)
    expect(booked).toMatchObject({ start: '2026-11-23T14:07:00Z', isWalkIn: true, status: 'confirmed' })
    expect((await walkIn(salon.ctx, input)).id).toBe(booked.id)
    const refusal: unknown = await walkIn(salon.ctx, wanted()).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'SLOT_TAKEN' })
    expect(refusal).toHaveProperty('details.alternatives.length', 6)
  })
})

describe('another price and duration', () => {
  const agreed = { start: '2026-11-24T13:00:00Z', price: clp(1000), durationMinutes: 90 }

  it('are for those who may agree on them', async () => {
    const staff = { ...salon, ctx: { ...salon.ctx, role: 'staff' as const } }
    await expect(walkIn(staff.ctx, { ...wanted(), durationMinutes: 15 })).rejects.toBeDefined()
    const booked = await salon.byHand(agreed)
    expect(booked).toMatchObject({
      price: clp(1000),
      durationMinutes: 90,
      end: '2026-11-24T14:30:00Z',
      overridden: ['price', 'duration'],
    })
    expect(await salon.offeredOn('2026-11-24')).not.toContain('2026-11-24T14:15:00Z')
  })

  it('travel along when it is moved', async () => {
    const booked = await salon.byHand({ ...agreed, start: '2026-11-25T13:00:00Z' })
    const moved = await reschedule(salon.ctx, { id: booked.id, start: '2026-11-25T14:00:00Z' })
    expect(moved).toMatchObject({ durationMinutes: 90, end: '2026-11-25T15:30:00Z', price: clp(1000) })
  })
})

describe('an edge that is dragged', () => {
  it('makes it longer as far as nobody else comes, under its version, and leaves start and price', async () => {
    const first = await salon.byHand({ start: '2026-11-26T13:00:00Z', durationMinutes: 30 })
    await salon.byHand({ start: '2026-11-26T14:00:00Z' })
    const { id, start, version, price } = first
    const longer = await reschedule(salon.ctx, { id, start, durationMinutes: 45, version })
    expect(longer).toMatchObject({ start, end: '2026-11-26T13:45:00Z', price, overridden: ['duration'], version: 2 })
    await expect(reschedule(salon.ctx, { id, start, durationMinutes: 90 })).rejects.toMatchObject({
      code: 'SLOT_TAKEN',
    })
    await expect(reschedule(salon.ctx, { id, start, durationMinutes: 20, version })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect((await reschedule(salon.ctx, { id, start, durationMinutes: 45 })).version).toBe(2)
    const other = { ...salon.ctx, role: 'staff' as const, professionalId: salon.professional.id }
    await expect(reschedule(other, { id, start, durationMinutes: 20 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('may be dragged while the service is under way', async () => {
    const { id, start } = await salon.byHand({ start: '2026-11-27T13:00:00Z' })
    clock.set('2026-11-27T13:10:00Z')
    await checkIn(salon.ctx, { id })
    expect(await reschedule(salon.ctx, { id, start, durationMinutes: 120 })).toMatchObject({
      end: '2026-11-27T15:00:00Z',
      status: 'checked_in',
    })
    clock.set(now)
  })
})

describe('lists of the desk', () => {
  const range = { from: '2026-11-23T00:00:00Z', to: '2026-11-30T00:00:00Z' }

  it('E-50 are narrowed by professional, service, status, client and words', async () => {
    const everything = (await list(salon.ctx, range)).items
    const count = async (more: object) => (await list(salon.ctx, { ...range, ...more })).items.length
    const [one] = everything
    expect(everything.length).toBeGreaterThan(4)
    expect(await count({ serviceId: salon.service.id })).toBe(everything.length)
    expect(await count({ status: 'checked_in' })).toBe(1)
    expect(await count({ clientId: one?.clientId })).toBe(1)
    expect(await count({ clientId: one?.clientId, status: 'cancelled' })).toBe(0)
    expect(await count({ text: 'ponce' })).toBe(1)
    expect(await count({ text: 'ponce luís antonia' })).toBe(1)
    expect(await count({ text: 'nobody' })).toBe(0)
  })

  it('words are looked for page after page', async () => {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(salon.ctx, { ...range, text: 'luis', limit: 2, cursor })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor)
    const all = (await list(salon.ctx, range)).items.map(({ id }) => id)
    expect(found).toEqual(all)
  })

  it('E-60 a calendar has what it draws, in both colours', async () => {
    const days = { from: localDate.parse('2026-11-23'), to: localDate.parse('2026-11-29') }
    const { items } = await calendar(salon.ctx, days)
    expect(items).toHaveLength((await list(salon.ctx, range)).items.length)
    expect(items[0]).toMatchObject({
      localStart: '2026-11-23T11:07',
      professionalColor: salon.professional.color,
      statusColor: expect.stringMatching(/^#/),
    })
    expect(items[0]).not.toHaveProperty('internalNotes')
    const tooLong = { ...days, to: localDate.parse('2027-01-10') }
    await expect(calendar(salon.ctx, tooLong)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('E-61 F-44 today is the organization’s day: at eleven at night in Santiago still Monday', async () => {
    clock.set('2026-11-24T02:00:00Z')
    expect(await today(salon.ctx, {})).toMatchObject({ date: '2026-11-23', items: [{ isWalkIn: true }] })
    clock.set(now)
  })

  it('E-62 what is next begins next, whatever its status', async () => {
    const { items } = await upcoming(salon.ctx, { limit: 2 })
    expect(items.map(({ start }) => start)).toEqual(['2026-11-24T13:00:00Z', '2026-11-25T14:00:00Z'])
    expect(items[0]?.allowed).toMatchObject({ canBeMoved: true, canBeCancelled: true })
  })

  it('tomorrow’s unconfirmed say whom to call', async () => {
    const waiting = await openSalon({ clock, rules: { requiresConfirmation: true } })
    const { publicBook } = await import('./book')
    await publicBook(waiting.ctx, waiting.bookInput())
    await waiting.byHand({ start: '2026-11-24T15:00:00Z' })
    expect(await unconfirmed(waiting.ctx, {})).toMatchObject({
      date: '2026-11-24',
      items: [{ clientName: 'Eva Mora', phone: '+56987654321', email: 'eva@correo.example', status: 'pending' }],
    })
  })
})
