import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { signManageToken } from '../appointments/link-token'
import { manageCancel, manageDays, manageGet, manageReschedule } from '../appointments/manage'
import { monday, testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { create } from './create'
import { get } from './read'

useTestTable()

const clock = testClock()
let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon({ clock })
})

/** Two services for one client and one for a friend; the link is the client's. */
const linked = async (day: string) => {
  const { ctx, colour, cut, ana, bea, professional, visitInput } = salon
  const line = (serviceId: typeof cut.id, professionalId: typeof ana.id, client: number) => ({
    serviceId,
    professionalId,
    client,
  })
  const visit = await create(
    ctx,
    visitInput({
      lines: [line(colour.id, ana.id, 0), line(cut.id, bea.id, 0), line(cut.id, professional.id, 1)],
      clients: ['Eva', 'Sol'].map((firstName) => ({ firstName, lastName: '' })),
      start: `2026-11-${day}T13:00:00Z`,
    }),
  )
  const [colouring, cutting, friends] = visit.appointments
  if (!colouring || !cutting || !friends) throw new Error('A visit has its lines')
  const subject = { organizationId: ctx.organizationId, appointmentId: colouring.id }

  return { visit, colouring, cutting, friends, token: await signManageToken(ctx.config, subject) }
}

const statuses = async ({ visit }: Awaited<ReturnType<typeof linked>>) =>
  (await get(salon.ctx, { id: visit.id })).appointments.map(({ status }) => status)

describe('the link of a client who has several services in a visit', () => {
  it('opens all of theirs and nothing of a friend’s, until the last of them is over', async () => {
    const { token, colouring, cutting } = await linked('24')
    expect((await manageGet(salon.ctx, { token })).visit?.appointments.map(({ id }) => id)).toEqual([
      colouring.id,
      cutting.id,
    ])
    clock.set('2026-11-24T14:30:00Z')
    expect(await manageGet(salon.ctx, { token })).toMatchObject({ id: cutting.id, canBeChanged: false })
    clock.set('2026-11-24T14:45:00Z')
    await expect(manageGet(salon.ctx, { token })).rejects.toMatchObject({ code: 'LINK_INVALID' })
    clock.set(monday)
  })

  it('shows nothing of what the salon keeps about it', async () => {
    const { token } = await linked('25')
    const { visit } = await manageGet(salon.ctx, { token })

    expect(Object.keys(visit?.appointments[0] ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/notes|client|created/i)]),
    )
  })

  it('cancels what is theirs, all or one, and leaves the friend hers', async () => {
    const whole = await linked('26')
    expect(await manageCancel(salon.ctx, { token: whole.token, reason: '' })).toMatchObject({ status: 'cancelled' })
    expect(await statuses(whole)).toEqual(['cancelled', 'cancelled', 'confirmed'])
    await manageCancel(salon.ctx, { token: whole.token, reason: '' })

    const one = await linked('27')
    await manageCancel(salon.ctx, { token: one.token, reason: '', appointmentId: one.cutting.id })
    expect(await statuses(one)).toEqual(['confirmed', 'cancelled', 'confirmed'])
    const foreign = { token: one.token, reason: '', appointmentId: one.friends.id }
    await expect(manageCancel(salon.ctx, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('offers other times for all of it and moves all of it there', async () => {
    const { token, friends } = await linked('28')
    const day = localDate.parse('2026-11-28')
    const { days } = await manageDays(salon.ctx, { token, from: day, to: day })
    const other = days[0]?.slots.map(({ start }) => start).at(-1) ?? ''
    const moved = await manageReschedule(salon.ctx, { token, start: other })

    expect(moved.start).toBe(other)
    expect(moved.visit?.appointments[1]?.start).toBe(moved.end)
    expect((await get(salon.ctx, { id: friends.visitId ?? ('' as never) })).appointments[2]?.start).toBe(friends.start)
  })
})
