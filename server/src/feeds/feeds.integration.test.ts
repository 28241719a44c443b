import { professionalId, userId } from '@reservaplus/shared/ids/schema'
import ICAL from 'ical.js'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { cancel } from '../appointments/change'
import { signManageToken } from '../appointments/link-token'
import { reschedule } from '../appointments/reschedule'
import { commitWrites } from '../db/change'
import { createProfessional } from '../professionals/create'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { memberWrites, type NewMember, newMember } from '../users/add-member'
import { replaceUser } from '../users/repository'
import { readFeed, readOwnCalendar } from './read-feed'
import { create, list, revoke } from './service'

useTestTable()
const clock = testClock()
let salon: Salon
let owner: AppContext

const tokenOf = ({ url }: { url: string }) => /\/feeds\/([\w-]+)\.ics$/.exec(url)?.[1] ?? ''

/** As another program reads it; throws where the text is no calendar. */
const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))

  return calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each)

    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toJSDate().toISOString(),
      sequence: event.sequence,
      status: String(each.getFirstPropertyValue('status')),
    }
  })
}
const read = async (opened: { url: string }) => parsed(await readFeed(salon.ctx, tokenOf(opened)))

const member = async (overrides: Pick<NewMember, 'role'> & Partial<NewMember>) => {
  const id = userId.parse(ulid())
  const details = {
    email: `${id}@example.cl`.toLowerCase(),
    firstName: 'Rosa',
    lastName: 'Pérez',
    locale: 'es' as const,
  }
  const user = newMember(salon.ctx, id, { ...details, ...overrides })
  await commitWrites(salon.ctx, memberWrites(user))
  const { role, professionalId: own } = user
  const ctx: AppContext = { ...salon.ctx, actor: { kind: 'staff', id }, role, professionalId: own }

  return { user, ctx }
}

beforeAll(async () => {
  salon = await openSalon({ clock })
  owner = (await member({ role: 'admin' })).ctx
})

describe('a calendar for other programs', () => {
  it('holds what is booked, moved and cancelled, each under its own name with a sequence that grows', async () => {
    const booked = await salon.byHand({ start: '2026-11-24T13:00:00Z' })
    const feed = await create(owner, { name: 'Agenda' })
    expect(await read(feed)).toEqual([
      {
        uid: `${booked.id}@reservaplus`,
        summary: `Luis · ${salon.service.name} · ${salon.professional.name}`,
        start: '2026-11-24T13:00:00.000Z',
        sequence: 1,
        status: 'CONFIRMED',
      },
    ])
    await reschedule(salon.ctx, { id: booked.id, start: '2026-11-25T13:00:00Z' })
    expect(await read(feed)).toMatchObject([{ start: '2026-11-25T13:00:00.000Z', sequence: 2, status: 'CONFIRMED' }])
    await cancel(salon.ctx, { id: booked.id, reason: '' })
    expect(await read(feed)).toMatchObject([{ sequence: 3, status: 'CANCELLED' }])
  })

  it('is folded, ends its lines and escapes as RFC 5545 wants it', async () => {
    const name = 'Ana, "la peluquera"; colores y más colores, que no caben en una sola línea 💇'
    await salon.byHand({ start: '2026-12-01T13:00:00Z', client: { firstName: name, lastName: '' } })
    const text = await readFeed(salon.ctx, tokenOf(await create(owner, { name: 'Agenda' })))
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
    expect(parsed(text).map(({ summary }) => summary)).toContainEqual(expect.stringContaining(name))
  })

  it('of one professional holds theirs alone', async () => {
    const bea = await createProfessional(salon.ctx, newProfessional({ serviceIds: [salon.service.id], name: 'Bea' }))
    await salon.byHand({ start: '2026-12-02T13:00:00Z', professionalId: bea.id })
    const feed = await create(owner, { name: 'Bea', professionalId: bea.id })
    expect((await read(feed)).map(({ start }) => start)).toEqual(['2026-12-02T13:00:00.000Z'])
  })

  it('opens nothing once it is revoked, and neither does a made up address', async () => {
    const feed = await create(owner, { name: 'Agenda' })
    await revoke(owner, feed.feed)
    for (const token of [tokenOf(feed), 'A'.repeat(43)]) {
      await expect(readFeed(salon.ctx, token)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect((await list(owner)).map(({ id }) => id)).not.toContain(feed.feed.id)
  })

  it('is closed by who made it, or by who looks after the salon', async () => {
    const { feed } = await create(owner, { name: 'Agenda' })
    const { ctx } = await member({ role: 'staff' })
    await expect(revoke(ctx, feed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const own = await create(ctx, { name: 'Mía' })
    expect(await revoke(owner, own.feed)).toEqual({})
  })

  it('shows nothing of the others to who sees only their own, and nothing to who has gone', async () => {
    const { ctx, user } = await member({ role: 'professional', professionalId: salon.professional.id })
    await expect(create(ctx, { name: 'De otra', professionalId: professionalId.parse(ulid()) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const feed = await create(ctx, { name: 'Mía' })
    expect(feed.feed.professionalId).toBe(salon.professional.id)
    expect((await list(ctx)).map(({ id }) => id)).toEqual([feed.feed.id])
    await read(feed)
    await replaceUser({ ...user, isActive: false, version: user.version + 1 })
    await expect(read(feed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not made by another system’s key', async () => {
    const byKey: AppContext = {
      ...owner,
      role: undefined,
      grants: ['appointments:read'],
      actor: { kind: 'integration', id: ulid() },
    }
    await expect(create(byKey, { name: 'Agenda' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is one of ten that somebody may have, also when they ask for all at once', async () => {
    const { ctx } = await member({ role: 'professional', professionalId: salon.professional.id })
    for (let count = 0; count < 9; count += 1) await create(ctx, { name: `Mía ${count}` })
    const last = await Promise.allSettled([create(ctx, { name: 'Una más' }), create(ctx, { name: 'Otra más' })])
    expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(create(ctx, { name: 'Once' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await list(ctx)).toHaveLength(10)
    await create(owner, { name: 'De la otra' })
  })

  it('is asked for in reason', async () => {
    const feed = await create(owner, { name: 'Agenda' })
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => read(feed)))
    const refused = answers.filter((each) => each.status === 'rejected').map(({ reason }) => reason.code)
    expect(refused).toHaveLength(10)
    expect(new Set(refused)).toEqual(new Set(['TOO_MANY_REQUESTS']))
  })
})

describe('a client’s own calendar file', () => {
  it('comes by the link to the appointment, and leads back to it', async () => {
    const { id, organizationId } = await salon.byHand({ start: '2026-12-03T13:00:00Z' })
    const token = await signManageToken(salon.ctx.config, { organizationId, appointmentId: id })
    const text = await readOwnCalendar(salon.ctx, token)
    expect(parsed(text)).toMatchObject([{ uid: `${id}@reservaplus`, status: 'CONFIRMED' }])
    expect(text.replaceAll('\r\n ', '')).toContain(`/m/${token}`)
  })
})
