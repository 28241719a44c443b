// reason: one salon whose day is nearly full serves all that becomes of who waits
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { instant, type LocalDate, localDate, localTime } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { beforeEach, describe, expect, it } from 'vitest'

import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { hold } from '../appointments/hold'
import { findAppointmentsBetween } from '../appointments/range-repository'
import { create as createClient } from '../clients/service'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { testClock } from '../testing/context'
import { guest, openSalon, type Salon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { accept } from './answer-offer'
import { endAllDue } from './end-due'
import { create, publicJoin } from './join'
import { manageAccept, manageDecline, manageEntry, manageWithdraw } from './manage'
import { offerFreed } from './offer-freed'
import { findWaitlist } from './repository'
import { get, list, offer, update, withdraw } from './service'
import { signWaitlistToken } from './waitlist-token'

useTestTable()
const clock = testClock()
let salon: Salon

// One chair, one service of four hours: a morning and an afternoon, and both are taken.
beforeEach(async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock, service: { durationMinutes: 240 } })
})

const tuesday = '2026-11-24T12:00:00Z'
const day = (text: string): LocalDate => localDate.parse(text)
const onTuesday = { from: day('2026-11-24'), to: day('2026-11-24') }

let names = 0
const waits = async (overrides: Partial<Parameters<typeof create>[1]> = {}): Promise<WaitlistEntry> => {
  names += 1
  const client = await createClient(salon.ctx, { firstName: 'Julia', lastName: `Rojas ${names}` })

  return create(salon.ctx, {
    services: [{ serviceId: salon.service.id }],
    professionalId: 'any',
    ...onTuesday,
    weekdays: [],
    times: [],
    note: '',
    client: { id: client.id },
    ...overrides,
  })
}
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const stateOf = async ({ id }: WaitlistEntry) => get(salon.ctx, { id })
const statuses = async (...entries: WaitlistEntry[]) =>
  Promise.all(entries.map(async (entry) => (await stateOf(entry)).status))
const freed = (start = tuesday) => ({ professionalId: salon.professional.id, start: instant.parse(start) })
const linkTo = ({ id, organizationId }: WaitlistEntry) =>
  signWaitlistToken(salon.ctx.config, { organizationId, entryId: id })
const offerOf = async (entry: WaitlistEntry) => {
  const { offer: made } = await stateOf(entry)
  if (!made) throw new Error('Nothing is offered')

  return made
}
const endDue = () =>
  endAllDue({ request: salon.ctx, isTimeLeft: () => true }, (_entry, error) => {
    throw error
  })
const confirmed = async (): Promise<Appointment[]> => {
  const range = { from: instant.parse('2026-11-23T00:00:00Z'), to: instant.parse('2027-01-01T00:00:00Z') }
  const { items } = await findAppointmentsBetween(salon.ctx.organizationId, { ...range, limit: 100 })

  return items.filter(({ status }) => status === 'confirmed')
}

describe('a time that becomes free', () => {
  it('is offered to who has waited longest, is kept for them, and is theirs when they take it', async () => {
    const booked = await salon.byHand({ start: tuesday })
    const first = await waits()
    later(1)
    const second = await waits()
    expect(await offerFreed(salon.ctx, freed())).toBe(1)
    // The afternoon was free all the time.
    expect(await statuses(first, second)).toEqual(['offered', 'waiting'])
    expect((await offerOf(first)).localStart).not.toBe('2026-11-24T09:00')
    await withdraw(salon.ctx, { id: first.id })

    await cancel(salon.ctx, { id: booked.id, reason: '' })
    await offerFreed(salon.ctx, freed())
    const made = await offerOf(second)
    expect(made).toMatchObject({ localStart: '2026-11-24T09:00', expiresAt: '2026-11-23T15:01:00Z' })
    await expect(
      hold(salon.ctx, { ...salon.bookInput({ start: tuesday }), browserToken: 'a'.repeat(20) }),
    ).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
    const token = await linkTo(second)
    expect(await manageEntry(salon.ctx, { token })).toMatchObject({
      status: 'offered',
      offer: { localStart: '2026-11-24T09:00', professionalName: salon.professional.name },
    })
    const appointment = await manageAccept(salon.ctx, { token, offerId: made.id })
    expect(appointment).toMatchObject({ start: tuesday, status: 'confirmed' })
    expect(await stateOf(second)).toMatchObject({ status: 'booked', appointmentId: appointment.id })
    expect(await manageEntry(salon.ctx, { token })).toMatchObject({
      status: 'booked',
      booked: { localStart: '2026-11-24T09:00', professionalName: salon.professional.name, status: 'confirmed' },
    })
    // Clicked again: the same answer.
    expect((await manageAccept(salon.ctx, { token, offerId: made.id })).id).toBe(appointment.id)
    expect(await confirmed()).toHaveLength(1)
  })

  it('goes first to who wants that professional by name', async () => {
    const anybody = await waits()
    later(1)
    const byName = await waits({ professionalId: salon.professional.id })
    await salon.byHand({ start: '2026-11-24T17:00:00Z' })
    await offerFreed(salon.ctx, freed())
    expect(await statuses(anybody, byName)).toEqual(['waiting', 'offered'])
  })

  it.each([
    ['another day', { from: day('2026-11-25'), to: day('2026-11-26') }],
    ['another weekday', { weekdays: ['friday' as const] }],
    ['other hours', { times: [{ start: localTime.parse('19:00'), end: localTime.parse('20:00') }] }],
  ])('is not offered to who waits for %s', async (_name, wish) => {
    const entry = await waits(wish)
    expect(await offerFreed(salon.ctx, freed())).toBe(0)
    expect(await statuses(entry)).toEqual(['waiting'])
  })

  it('passes on when nobody answers, and is not offered to the same one again', async () => {
    await salon.byHand({ start: '2026-11-24T17:00:00Z' })
    const first = await waits()
    later(1)
    const second = await waits()
    await offerFreed(salon.ctx, freed())
    expect(await statuses(first, second)).toEqual(['offered', 'waiting'])
    const { id: offerId } = await offerOf(first)
    await endDue()
    expect(await statuses(first)).toEqual(['offered'])
    later(61)
    await endDue()
    expect(await statuses(first)).toEqual(['waiting'])
    await expect(accept(salon.ctx, { id: first.id, offerId })).rejects.toMatchObject({ code: 'HOLD_EXPIRED' })
    await offerFreed(salon.ctx, freed())
    expect(await statuses(first, second)).toEqual(['waiting', 'offered'])
  })

  it('that is declined goes to the next at once', async () => {
    await salon.byHand({ start: '2026-11-24T17:00:00Z' })
    const first = await waits()
    later(1)
    const second = await waits()
    await offerFreed(salon.ctx, freed())
    const token = await linkTo(first)
    const declined = await manageDecline(salon.ctx, { token, offerId: (await offerOf(first)).id })
    expect(declined).toMatchObject({ status: 'waiting' })
    await offerFreed(salon.ctx, freed())
    expect(await statuses(first, second)).toEqual(['waiting', 'offered'])
  })

  it('is never booked twice, whoever asks for it at the same time', async () => {
    await salon.byHand({ start: '2026-11-24T17:00:00Z' })
    const entries = [await waits(), await waits(), await waits()]
    await Promise.allSettled([
      ...Array.from({ length: 4 }, () => offerFreed(salon.ctx, freed())),
      publicBook(salon.ctx, salon.bookInput({ start: tuesday, client: guest })),
    ])
    const now = await Promise.all(entries.map(stateOf))
    await Promise.allSettled(
      now.flatMap(({ id, offer: made }) => (made ? [accept(salon.ctx, { id, offerId: made.id })] : [])),
    )
    const mornings = (await confirmed()).filter(({ start }) => start === tuesday)
    expect(mornings).toHaveLength(1)
    expect(now.filter(({ status }) => status === 'offered').length).toBeLessThanOrEqual(1)
  })
})

describe('who waits', () => {
  const join = (overrides: Partial<Parameters<typeof publicJoin>[1]> = {}) =>
    publicJoin(salon.ctx, {
      slug: salon.slug,
      services: [{ serviceId: salon.service.id }],
      professionalId: 'any',
      ...onTuesday,
      weekdays: [],
      times: [],
      client: guest,
      note: '',
      marketingConsent: false,
      ...overrides,
    })

  it('joins online, is told nothing about anybody, and leaves by the link', async () => {
    expect(await join()).toEqual({ status: 'waiting' })
    const { items } = await list(salon.ctx, { status: 'waiting', limit: 10 })
    expect(items).toMatchObject([{ clientName: 'Eva Mora', createdBy: { kind: 'client' } }])
    const [entry] = items
    if (!entry) throw new Error('Nobody waits')
    const token = await linkTo(entry)
    expect(await manageWithdraw(salon.ctx, { token })).toMatchObject({ status: 'withdrawn' })
    expect(await manageWithdraw(salon.ctx, { token })).toMatchObject({ status: 'withdrawn' })
    expect((await findWaitlist(salon.ctx.organizationId, { status: 'waiting', limit: 10 })).items).toEqual([])
  })

  it('joins once with the same key', async () => {
    await join({ idempotencyKey: 'the same key, again' })
    await join({ idempotencyKey: 'the same key, again' })
    expect((await list(salon.ctx, { status: 'waiting', limit: 10 })).items).toHaveLength(1)
  })

  it.each([
    [{ from: day('2026-11-24'), to: day('2026-11-23') }, 'to'],
    [{ from: day('2026-11-01'), to: day('2026-11-22') }, 'to'],
    [{ from: day('2026-11-24'), to: day('2027-03-01') }, 'to'],
  ])('%j is refused at its field', async (days, field) => {
    await expect(join(days)).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path: [field] }] } })
  })

  it('waits no longer than the days that they named', async () => {
    const entry = await waits()
    clock.set('2026-11-25T13:00:00Z')
    await endDue()
    expect(await statuses(entry)).toEqual(['expired'])
  })

  it('is changed and offered something by the desk, out of turn', async () => {
    const entry = await waits()
    const changed = await update(salon.ctx, { id: entry.id, to: day('2026-11-30'), note: 'Llamar' })
    expect(changed).toMatchObject({ to: '2026-11-30', note: 'Llamar' })
    const { id: professionalId } = salon.professional
    const offered = await offer(salon.ctx, { id: entry.id, start: '2026-11-26T12:00:00Z', professionalId })
    expect(offered).toMatchObject({ status: 'offered', offer: { localStart: '2026-11-26T09:00' } })
    await expect(update(salon.ctx, { id: entry.id, note: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(
      offer(salon.ctx, { id: entry.id, start: '2026-11-26T12:00:00Z', professionalId }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('who waits for several services', () => {
  const whole = { start: tuesday, end: '2026-11-24T14:00:00Z' }
  let both: Pick<WaitlistEntry, 'services'>
  let hands: WaitlistEntry['professionalId'][]

  beforeEach(async () => {
    salon = await openSalon({ clock, service: { durationMinutes: 60, bufferAfterMinutes: 0 } })
    const { ctx, service } = salon
    const color = await createService(ctx, newService({ name: 'Color', durationMinutes: 60, bufferAfterMinutes: 0 }))
    const other = await createProfessional(ctx, newProfessional({ serviceIds: [color.id] }))
    both = { services: [{ serviceId: service.id }, { serviceId: color.id }] }
    hands = [salon.professional.id, other.id]
  })

  it('is offered all of it one after the other, kept as one, and it is booked as one visit', async () => {
    const { ctx, slug } = salon
    const times = [{ start: localTime.parse('09:00'), end: localTime.parse('09:30') }]
    const entry = await waits({ ...both, times })
    expect(await offerFreed(ctx, {})).toBe(1)
    const made = await offerOf(entry)
    expect(made).toMatchObject({ ...whole, professionalId: hands[0] })
    expect(made.lines).toMatchObject([
      { professionalId: hands[0], start: tuesday, end: '2026-11-24T13:00:00Z' },
      { professionalId: hands[1], start: '2026-11-24T13:00:00Z', end: whole.end },
    ])
    // Neither half of it is to be had by anybody else.
    for (const [index, { professionalId, start }] of made.lines.entries()) {
      const serviceId = both.services[index]?.serviceId ?? salon.service.id
      const wanted = salon.bookInput({ slug, serviceId, professionalId, start })
      await expect(publicBook(ctx, wanted)).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
    }

    const token = await linkTo(entry)
    const shown = await manageEntry(ctx, { token })
    expect(shown.serviceName).toContain('Color')
    const own = await manageAccept(ctx, { token, offerId: made.id })
    expect(own.visit?.appointments.map(({ professionalId, start }) => ({ professionalId, start }))).toEqual(
      made.lines.map(({ professionalId, start }) => ({ professionalId, start })),
    )
    expect(await stateOf(entry)).toMatchObject({ status: 'booked', appointmentId: own.id, visitId: own.visit?.id })
    expect((await manageAccept(ctx, { token, offerId: made.id })).visit).toEqual(own.visit)
    expect(await confirmed()).toHaveLength(2)
  })

  it('is given all of it back when they let it pass, and waits once for the same, in whatever order', async () => {
    const { ctx, slug } = salon
    const wish = { ...both, ...onTuesday, professionalId: 'any' as const, weekdays: [], times: [], note: '' }
    const join = (services: WaitlistEntry['services']) =>
      publicJoin(ctx, { ...wish, services, slug, client: guest, marketingConsent: false })
    await join(both.services)
    await join(both.services.toReversed())
    const { items } = await findWaitlist(ctx.organizationId, { status: 'waiting', limit: 5 })
    expect(items).toHaveLength(1)
    const [entry] = items
    if (!entry) throw new Error('Nobody waits')
    await offerFreed(ctx, {})
    const made = await offerOf(entry)
    await manageDecline(ctx, { token: await linkTo(entry), offerId: made.id })
    const [line] = made.lines
    await publicBook(ctx, salon.bookInput({ start: line?.start ?? '', professionalId: made.professionalId }))
  })

  it('is refused where one of them is nothing the public is offered, or not done by who is asked for', async () => {
    await expect(waits({ ...both, professionalId: hands[1] ?? 'any' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
