import { fromMinutes, instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import { decideVisit } from '@reservaplus/shared/visits/place'
import type { PublicBookVisitInput } from '@reservaplus/shared/visits/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import { questionsOf } from '../appointments/decide-slot'
import { gatherLines } from '../appointments/gather-lines'
import { update as updateClient } from '../clients/update'
import { findEventsOfSubject } from '../events/repository'
import { guest } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { publicBook } from './book'
import { confirm } from './change'
import { get } from './read'
import { days, publicDays } from './service'

useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon()
})

const lines = () => [salon.colour, salon.cut].map(({ id }) => ({ serviceId: id, professionalId: 'any' as const }))

const input = (overrides: Partial<PublicBookVisitInput> = {}): PublicBookVisitInput => ({
  slug: salon.slug,
  lines: lines(),
  gapMinutes: 0,
  start: '2026-11-24T13:00:00Z',
  client: guest,
  notes: '',
  marketingConsent: false,
  ...overrides,
})

const offered = async (date: string) => {
  const day = localDate.parse(date)
  const { days: found } = await publicDays(salon.ctx, {
    slug: salon.slug,
    lines: lines(),
    gapMinutes: 0,
    from: day,
    to: day,
  })

  return found[0]?.slots.map(({ start }) => start) ?? []
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )

describe('a visit online', () => {
  it('is offered where all of it has room, and what is offered can be booked', async () => {
    const before = await offered('2026-11-24')
    expect(before.length).toBeGreaterThan(10)
    const booked = await publicBook(salon.ctx, input({ start: before.at(-1) ?? '' }))

    expect(booked.appointments.map(({ serviceName }) => serviceName)).toEqual(['Color', 'Corte de pelo'])
    // The one chair is taken for an hour: two who do colours are not enough.
    const after = await offered('2026-11-24')
    expect(before.filter((start) => !after.includes(start))).toContain(before.at(-1))
    const { appointments } = await get(salon.ctx, { id: booked.id })
    expect(appointments.map(({ source, clientName }) => [source, clientName])).toEqual([
      ['widget', 'Eva Mora'],
      ['widget', 'Eva Mora'],
    ])
  })

  it('keeps the rules of a single booking: grid, notice, horizon, what is bookable online', async () => {
    expect(await codeOf(publicBook(salon.ctx, input({ start: '2026-11-25T13:07:00Z' })))).toBe('SLOT_NOT_OFFERED')
    expect(await codeOf(publicBook(salon.ctx, input({ start: '2026-11-23T14:15:00Z' })))).toBe('SLOT_NOT_OFFERED')
    expect(await codeOf(publicBook(salon.ctx, input({ start: '2027-06-01T14:00:00Z' })))).toBe('SLOT_NOT_OFFERED')
    expect(await codeOf(publicBook(salon.ctx, input({ slug: 'nobody' })))).toBe('NOT_FOUND')
  })

  it('is refused to a client whom the salon lets book by itself only', async () => {
    const client = { ...guest, email: 'sin.linea@correo.example' }
    const booked = await publicBook(salon.ctx, input({ start: '2026-11-26T13:00:00Z', client }))
    const { appointments } = await get(salon.ctx, { id: booked.id })
    const [first] = appointments
    if (!first) throw new Error('A visit has lines')
    await updateClient(salon.ctx, { id: first.clientId, bookingRule: 'blocked' })

    expect(await codeOf(publicBook(salon.ctx, input({ start: '2026-11-27T13:00:00Z', client })))).toBe(
      'ONLINE_BOOKING_REFUSED',
    )
  })

  it('waits to be confirmed where the salon wants that, and is confirmed as a whole, told by one of its events', async () => {
    const careful = await openVisitSalon({ rules: { requiresConfirmation: true } })
    const asked = [careful.colour, careful.cut].map(({ id }) => ({ serviceId: id, professionalId: 'any' as const }))
    const booked = await publicBook(careful.ctx, input({ slug: careful.slug, lines: asked }))
    expect(booked.appointments.map(({ status }) => status)).toEqual(['pending', 'pending'])
    const { appointments } = await confirm(careful.ctx, { id: booked.id })
    expect(appointments.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])

    const told = await Promise.all(
      appointments.map(({ id }) => findEventsOfSubject(careful.ctx.organizationId, { kind: 'appointment', id })),
    )
    const confirmed = told.flat().filter(({ type }) => type === 'appointment.confirmed')
    expect(confirmed.filter(({ data }) => 'visitEvents' in data)).toHaveLength(1)
    await expect(confirm(careful.ctx, { id: booked.id })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('is booked once with one key, and its repeat says so', async () => {
    const twice = input({ start: '2026-11-28T13:00:00Z', idempotencyKey: ulid() })
    const [one, two] = [await publicBook(salon.ctx, twice), await publicBook(salon.ctx, twice)]

    expect([one.isRepeat, two.isRepeat, two.id]).toEqual([false, true, one.id])
  })
})

it('a visit is offered exactly where the booking would be decided, minute by minute of the grid and beside it', async () => {
  const { ctx } = salon
  const asked = lines()
  await publicBook(ctx, input({ start: '2026-11-30T13:30:00Z', client: { ...guest, email: 'otra@correo.example' } }))
  const free = new Set(await offered('2026-11-30'))
  const now = instantOf(ctx.clock.now())
  const day = toMinutes(parseInstant('2026-11-30T11:45:00Z'))
  const decided = new Set<string>()
  for (let start = day; start < day + 11 * 60; start += 15) {
    for (const minute of [start, start + 7]) {
      const wanted = { lines: asked, start: minute, gapMinutes: 0, now, audience: 'client' as const }
      const gathered = await gatherLines(ctx.organizationId, wanted)
      const questions = gathered.lines.map((line) => questionsOf({ ...gathered, ...line }, wanted))
      const candidates = questions.map((each) => ({ client: '', candidates: each.map(({ question }) => question) }))
      if (decideVisit({ lines: candidates, gapMinutes: 0 }, minute).ok) decided.add(fromMinutes(minute))
    }
  }

  expect(decided).toEqual(free)
  expect(free.size).toBeGreaterThan(10)
})

describe('the days of a visit', () => {
  it('are those of the desk too, for friends as well, and at most thirty-one', async () => {
    const [from, to] = [localDate.parse('2026-11-24'), localDate.parse('2026-11-25')]
    const two = [salon.cut, salon.cut, salon.cut, salon.cut].map(({ id }, client) => ({
      serviceId: id,
      professionalId: 'any' as const,
      client,
    }))
    const three = await days(salon.ctx, { lines: two.slice(0, 3), gapMinutes: 0, from, to })
    const four = await days(salon.ctx, { lines: two, gapMinutes: 0, from, to })

    expect(three.days[1]?.slots.length).toBeGreaterThan(0)
    // Three do cuts; four friends at once find nobody for the fourth.
    expect(four.days.flatMap(({ slots }) => slots)).toEqual([])
    const tooFar = days(salon.ctx, { lines: two, gapMinutes: 0, from, to: localDate.parse('2027-01-01') })
    expect(await codeOf(tooFar)).toBe('BAD_INPUT')
  })
})
