import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { BulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '../bulk-operations/run-operation'
import { get as getOperation, results } from '../bulk-operations/service'
import { createProfessional } from '../professionals/create'
import { useTestAccounts } from '../testing/accounts'
import { testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { openSalon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { openVisitSalon } from '../testing/visit-salon'
import { create as createVisit } from '../visits/create'
import { signManageToken } from './link-token'
import { manageCancel, manageGet, manageReschedule } from './manage'
import { manageAccept } from './manage-accept'
import { applyDayMoves } from './move-day'
import { get } from './read'
import { history } from './read-history'
import { reschedule } from './reschedule'
import { proposeDayMoves } from './suggest-day-moves'

const table = useTestTable()
const accounts = useTestAccounts()
let process: ReturnType<typeof killable>
beforeAll(() => {
  process = killable(table().client, accounts.client())
})

const date = localDate.parse('2026-11-24')
const times = ['13:00', '14:00', '15:00', '18:00']

/** Antonia has four on Tuesday; Bruno does the same and has one of his own at the time of her first. */
const open = async (withColleague = true, rules = {}) => {
  const clock = testClock()
  const salon = await openSalon({ clock, rules })
  const { ctx, service, professional, byHand } = salon
  const own = { name: 'Bruno Díaz', order: 2, serviceIds: [service.id] }
  const colleague = withColleague ? await createProfessional(ctx, newProfessional(own)) : undefined
  const booked: Appointment[] = []
  for (const time of times) booked.push(await byHand({ start: `2026-11-24T${time}:00Z` }))
  if (colleague) await byHand({ start: '2026-11-24T13:00:00Z', professionalId: colleague.id })
  const run = ({ id, organizationId }: BulkOperation) =>
    runOperation({ organizationId, id }, { request: ctx, isTimeLeft: () => true })
  const propose = () => proposeDayMoves(ctx, { professionalId: professional.id, date })
  const choose = async () => {
    const { items } = await propose()
    const moves = items.flatMap(({ id, version, proposal }) =>
      proposal ? [{ id, version, professionalId: proposal.professionalId, start: proposal.start }] : [],
    )

    return { professionalId: professional.id, date, moves }
  }
  const linkOf = ({ id: appointmentId }: Pick<Appointment, 'id'>) =>
    signManageToken(ctx.config, { organizationId: ctx.organizationId, appointmentId })

  return { ...salon, clock, colleague, booked, run, propose, choose, linkOf }
}

describe('somebody’s day that cannot be', () => {
  it('is proposed to others at the same time first, else at the nearest, and no two want the same', async () => {
    const { propose, colleague } = await open()
    const { items } = await propose()
    expect(items.map(({ proposal }) => proposal?.isSameTime)).toEqual([false, true, true, true])
    expect(items.every(({ proposal }) => proposal?.professionalId === colleague?.id)).toBe(true)
    expect(new Set(items.map(({ proposal }) => proposal?.start)).size).toBe(4)
    expect(items[0]?.others.length).toBeGreaterThan(0)
  })

  it('goes to other days of their own where there is nobody else', async () => {
    const { propose, professional } = await open(false)
    const { items } = await propose()
    expect(items.map(({ proposal }) => proposal?.professionalId)).toEqual(times.map(() => professional.id))
    expect(items.some(({ proposal }) => proposal?.localStart.startsWith('2026-11-24'))).toBe(false)
    expect(new Set(items.map(({ proposal }) => proposal?.start)).size).toBe(4)
  })

  it('is moved as was chosen, step by step; whoever’s place is gone by then stays and is told', async () => {
    const { ctx, choose, booked, run, byHand, colleague } = await open()
    const chosen = await choose()
    await byHand({ start: '2026-11-24T18:00:00Z', professionalId: colleague?.id ?? 'any' })
    const operation = await applyDayMoves(ctx, chosen)
    expect(await run(operation)).toBe('done')
    expect(await getOperation(ctx, operation)).toMatchObject({ total: 4, done: 4, failed: 1 })
    expect((await results(ctx, { id: operation.id, limit: 10 })).items).toMatchObject([
      { subjectId: booked[3]?.id, outcome: 'failed', code: 'SLOT_TAKEN' },
    ])
    const after = await Promise.all(booked.map((each) => get(ctx, each)))
    expect(after.map(({ professionalId }) => professionalId === colleague?.id)).toEqual([true, true, true, false])
    expect(after.map(({ movedBySalonAt }) => movedBySalonAt !== undefined)).toEqual([true, true, true, false])
  })

  it('some of it may be cancelled, with its reason', async () => {
    const { ctx, booked, run, professional } = await open()
    const moves = booked.map(({ id, version }) => ({ id, version, cancel: true as const, reason: 'Licencia' }))
    const operation = await applyDayMoves(ctx, { professionalId: professional.id, date, moves })
    expect(await run(operation)).toBe('done')
    for (const each of booked) {
      expect(await get(ctx, each)).toMatchObject({ status: 'cancelled', cancellationReason: 'Licencia' })
    }
  })

  it('is moved once, whenever its runner dies', async () => {
    const counted = await open()
    const started = await applyDayMoves(counted.ctx, await counted.choose())
    const writes = await process.count(() => counted.run(started))
    expect(writes).toBeGreaterThanOrEqual(9)
    for (let at = 1; at <= writes; at += 2) {
      const { ctx, clock, choose, run, booked } = await open()
      const operation = await applyDayMoves(ctx, await choose())
      await process.kill(at, () => run(operation))
      clock.set(addMinutes(instantOf(clock.now()), 3))
      expect(await run(operation)).toBe('done')
      expect(await getOperation(ctx, operation)).toMatchObject({ done: 4, failed: 0 })
      for (const { id } of booked) {
        const types = (await history(ctx, { id })).items.map(({ type }) => type)
        expect(types).toEqual(['appointment.booked', 'appointment.rescheduled'])
      }
    }
  }, 60_000)
})

/** Clients change nothing themselves here. */
const strict = { cancellationWindowHours: 24, clientCancellation: false }

describe('whom the salon had to move', () => {
  const late = '2026-11-24T12:30:00Z'
  const moved = async () => {
    const salon = await open(true, strict)
    const [, second] = salon.booked
    if (!second) throw new Error('There are four')
    const { id } = second
    await reschedule(salon.ctx, {
      id,
      start: '2026-11-24T18:30:00Z',
      professionalId: salon.colleague?.id,
      bySalon: true,
    })
    salon.clock.set(late)

    return { ...salon, id, token: await salon.linkOf(second) }
  }

  it('may cancel freely, however late and whatever the rule', async () => {
    const { ctx, token, booked, linkOf } = await moved()
    expect(await manageGet(ctx, { token })).toMatchObject({
      canBeChanged: true,
      movedBySalon: true,
      changeableUntil: '2026-11-24T18:30:00Z',
    })
    const cancelled = await manageCancel(ctx, { token, reason: '' })
    expect(cancelled.status).toBe('cancelled')
    const [first] = booked
    const other = first && (await linkOf(first))
    await expect(manageCancel(ctx, { token: other ?? '', reason: '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('may choose again, and then it is their own choice', async () => {
    const { ctx, token } = await moved()
    expect(await manageReschedule(ctx, { token, start: '2026-11-26T14:00:00Z' })).not.toHaveProperty('movedBySalon')
    await expect(manageCancel(ctx, { token, reason: '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('may accept, once and for all', async () => {
    const { ctx, token, id } = await moved()
    for (const _ of [1, 2]) expect(await manageAccept(ctx, { token })).toMatchObject({ canBeChanged: false })
    const { items } = await history(ctx, { id })
    expect(items.map(({ type }) => type)).toEqual([
      'appointment.booked',
      'appointment.rescheduled',
      'appointment.move-accepted',
    ])
  })
})

it('of a visit one moved line frees all of it, and accepting it accepts the visit as it is', async () => {
  const clock = testClock()
  const { ctx, visitInput } = await openVisitSalon({ clock, rules: strict })
  const open = async (start: string) => {
    const { appointments } = await createVisit(ctx, visitInput({ start }))
    const last = appointments.at(-1)
    const [first] = appointments
    if (!first || !last) throw new Error('A visit has lines')
    await reschedule(ctx, { id: last.id, start: addMinutes(last.start, 60), bySalon: true })

    return signManageToken(ctx.config, { organizationId: ctx.organizationId, appointmentId: first.id })
  }
  const token = await open('2026-11-24T13:00:00Z')
  const accepted = await open('2026-11-25T13:00:00Z')
  clock.set('2026-11-24T12:30:00Z')
  expect(await manageGet(ctx, { token })).toMatchObject({ movedBySalon: true, canBeChanged: true })
  const { visit } = await manageCancel(ctx, { token, reason: '' })
  expect(visit?.appointments.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])

  expect(await manageAccept(ctx, { token: accepted })).toMatchObject({ canBeChanged: false })
  await expect(manageCancel(ctx, { token: accepted, reason: '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
