import { type AppointmentId, bulkOperationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { cancel as cancelAppointment } from '../appointments/change'
import { changeStatuses } from '../appointments/change-many'
import { findAppointment } from '../appointments/repository'
import { shards } from '../db/keys'
import { findEventsOfSubject } from '../events/repository'
import { changeOrganization } from '../organizations/change'
import { useTestAccounts } from '../testing/accounts'
import { testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { findBulkOperation, findLeftBulkOperations } from './repository'
import { type Run, runOperation } from './run-operation'
import { cancel, get, list, results } from './service'

const table = useTestTable()
const accounts = useTestAccounts()
const clock = testClock()
let process: ReturnType<typeof killable>
let salon: Salon

beforeAll(async () => {
  process = killable(table().client, accounts.client())
  salon = await openSalon({ clock })
})
beforeEach(() => clock.set('2026-11-23T14:00:00Z'))

let day = 1
/** So many on a morning of their own. */
const bookMorning = async (count: number): Promise<AppointmentId[]> => {
  // No Sundays.
  day += (day + 1) % 7 === 6 ? 2 : 1
  const ids: AppointmentId[] = []
  for (let hour = 0; hour < count; hour++) {
    const start = `2026-12-${String(day).padStart(2, '0')}T${12 + hour}:00:00Z`
    ids.push((await salon.byHand({ start })).id)
  }

  return ids
}

const statusesOf = async (ids: readonly AppointmentId[]) =>
  Promise.all(ids.map(async (id) => (await findAppointment(salon.ctx.organizationId, id))?.status))
const cancellationsOf = async (id: AppointmentId) =>
  (await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id })).filter(
    ({ type }) => type === 'appointment.cancelled',
  )

const begin = async (ids: readonly AppointmentId[]) => {
  const { id } = await changeStatuses(salon.ctx, { ids: [...ids], to: 'cancelled', reason: 'Cerrado' })

  return { organizationId: salon.ctx.organizationId, id }
}
const run = (place: Awaited<ReturnType<typeof begin>>, more: Partial<Run> = {}) =>
  runOperation(place, { request: salon.ctx, isTimeLeft: () => true, ...more })
const setMode = (writeMode: 'open' | 'read-only') =>
  changeOrganization(salon.ctx, { change: (current) => ({ ...current, writeMode }) })
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())

const waiting = async () =>
  (await Promise.all(shards.map((shard) => findLeftBulkOperations(shard, instantOf(clock.now()), 50))))
    .flat()
    .map(({ id }) => id)

describe('work in many steps', () => {
  it('is carried out step by step, tells what failed and goes on all the same', async () => {
    const ids = await bookMorning(3)
    for (const id of ids.slice(1, 2)) await cancelAppointment(salon.ctx, { id, reason: '' })
    const place = await begin(ids)
    expect(await run(place)).toBe('done')
    expect(await statusesOf(ids)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await get(salon.ctx, place)).toMatchObject({ status: 'done', total: 3, done: 3, failed: 1 })
    expect(JSON.stringify(await findBulkOperation(place.organizationId, place.id))).not.toContain('Cerrado')
    expect(await results(salon.ctx, { id: place.id, limit: 10 })).toEqual({
      items: [
        {
          index: 1,
          outcome: 'failed',
          subjectId: ids[1],
          code: 'INVALID_TRANSITION',
          message: 'A cancelled appointment cannot become cancelled now',
        },
      ],
    })
    expect((await list(salon.ctx, { limit: 1 })).items).toMatchObject([{ id: place.id }])
  })

  it('begun twice with the same key is begun once', async () => {
    const input = {
      ids: await bookMorning(1),
      to: 'cancelled' as const,
      reason: '',
      idempotencyKey: 'a-key-of-a-desk-01',
    }
    const [first, second] = [await changeStatuses(salon.ctx, input), await changeStatuses(salon.ctx, input)]

    expect(second.id).toBe(first.id)
  })

  it('is one’s own alone where others’ are nobody’s business', async () => {
    const place = await begin(await bookMorning(1))
    const other = {
      ...salon.ctx,
      role: 'staff' as const,
      actor: { kind: 'staff' as const, id: 'somebody-else-of-them' },
    }
    await expect(get(other, place)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(cancel(other, place)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await list(other, { limit: 100 })).items).toEqual([])
  })

  it('ends when it is cancelled, and what is done stays done', async () => {
    const ids = await bookMorning(3)
    const place = await begin(ids)
    let asked = 0
    const cancelAfterOne = () => {
      asked += 1
      return asked <= 1
    }
    expect(await run(place, { isTimeLeft: cancelAfterOne })).toBe('left')
    expect(await cancel(salon.ctx, place)).toMatchObject({ status: 'cancelled', done: 1 })
    expect(await run(place)).toBe('cancelled')
    expect(await statusesOf(ids)).toEqual(['cancelled', 'confirmed', 'confirmed'])
  })
})

describe('whoever works on it', () => {
  it('has it to themselves until their lease ends', async () => {
    const place = await begin(await bookMorning(2))
    await process.kill(1, () => run(place))
    expect(await run(place)).toBe('taken')
    expect(await waiting()).not.toContain(place.id)
    later(3)
    expect(await waiting()).toContain(place.id)
    expect(await run(place)).toBe('done')
    expect(await waiting()).not.toContain(place.id)
  })

  it('puts it off while the organization is closed to changes, so that others have their turn', async () => {
    const ids = await bookMorning(1)
    const place = await begin(ids)
    later(1)
    await setMode('read-only')
    expect(await waiting()).toContain(place.id)
    expect(await run(place)).toBe('waiting')
    expect(await waiting()).not.toContain(place.id)
    later(11)
    expect(await waiting()).toContain(place.id)
    await setMode('open')
    expect(await run(place)).toBe('done')
    expect(await statusesOf(ids)).toEqual(['cancelled'])
  })

  it('gives it back when time runs low, and the next one goes on at once', async () => {
    const ids = await bookMorning(3)
    const place = await begin(ids)
    for (let turn = 1; turn <= 2; turn++) {
      let asked = 0
      expect(await run(place, { isTimeLeft: () => ++asked <= 1 })).toBe('left')
      expect(await get(salon.ctx, place)).toMatchObject({ done: turn })
    }
    expect(await run(place)).toBe('done')
  })

  it('may die after each write: the next one goes on, and nothing is done twice', async () => {
    const writes = await process.count(async () => run(await begin(await bookMorning(2))))
    const own = writes - 2 - 1
    expect(own).toBeGreaterThanOrEqual(5)
    for (let at = 1; at <= own; at++) {
      const ids = await bookMorning(2)
      const place = await begin(ids)
      await process.kill(at, () => run(place))
      later(3)
      expect(await run(place)).toBe('done')
      expect(await statusesOf(ids)).toEqual(['cancelled', 'cancelled'])
      for (const id of ids) expect(await cancellationsOf(id)).toHaveLength(1)
      expect(await get(salon.ctx, place)).toMatchObject({ status: 'done', done: 2, failed: 0 })
    }
  })

  it('leaves a step alone that has broken down again and again, and makes the others', async () => {
    const ids = await bookMorning(2)
    const place = await begin(ids)
    const made: number[] = []
    const steps = {
      'status-change': {
        run: async (_ctx: unknown, _operation: unknown, index: number) => {
          if (index === 0) throw new Error('Broken')
          made.push(index)

          return undefined
        },
      },
    }
    for (let turn = 1; turn <= 5; turn++) {
      await expect(run(place, { steps })).rejects.toThrow('Broken')
      later(3)
    }
    expect(await run(place, { steps })).toBe('done')
    expect(made).toEqual([1])
    expect((await findBulkOperation(place.organizationId, bulkOperationId.parse(place.id)))?.failed).toBe(1)
  })
})
