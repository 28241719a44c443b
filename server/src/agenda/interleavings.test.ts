import { unmarshall } from '@aws-sdk/util-dynamodb'
import { decodeBusy } from '@reservaplus/shared/agenda/codec'
import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import { type Appointment, appointment } from '@reservaplus/shared/appointments/schema'
import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { toMinutes } from '@reservaplus/shared/time/instant'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { hold } from '../appointments/hold'
import { reschedule } from '../appointments/reschedule'
import { connectTable } from '../db/table'
import { monday } from '../testing/context'
import type { Fault } from '../testing/faults'
import { createMemoryEngine } from '../testing/memory-engine'
import { guest, openSalon, type Salon } from '../testing/salon'

// 45 minutes each: neighbours in this list are in each other's way, the rest is not; the last two meet midnight UTC.
const starts = ['13:00', '13:30', '14:15', '18:00', '20:00'].map((time) => `2026-11-24T${time}:00Z`)

const start = fc.constantFrom(...starts)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('book' as const), start }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('holdAndBook' as const), start }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), start }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), start }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const fault = fc.option(fc.constantFrom<Fault>('lost-request', 'lost-answer', 'conflict', 'throttled'), {
  freq: 4,
  nil: undefined,
})

/** What the product may answer here: anything else, INTERNAL above all, is a fault of it. */
const refusals: readonly AppErrorCode[] = [
  'SLOT_TAKEN',
  'SLOT_NOT_OFFERED',
  'HOLD_EXPIRED',
  'HOLD_LIMIT_REACHED',
  'INVALID_TRANSITION',
  'BUSY',
  'UNAVAILABLE',
]

/** Over all runs: a test in which everything is refused would prove nothing. */
const done = { book: 0, holdAndBook: 0, move: 0, cancel: 0 }

/** One person: does one thing after the other, goes on when something is refused, keeps what was acknowledged. */
const act = async (salon: Salon, name: string, steps: readonly Step[], told: Map<string, string>) => {
  let mine: string | undefined
  const input = (at: string, key: number, more: object = {}) =>
    salon.bookInput({
      start: at,
      client: { ...guest, email: `${name}@correo.example` },
      notes: `${name} ${key}`,
      ...(key % 2 === 0 ? { idempotencyKey: `key-of-${name}-number-${key}` } : {}),
      ...more,
    })
  const book = async (at: string, key: number, more: object = {}) => {
    const { appointment: made } = await publicBook(salon.ctx, input(at, key, more))
    mine = made.id
    told.set(made.id, `${at} confirmed`)
  }
  const deeds: Record<Step['kind'], (at: string, key: number) => Promise<void>> = {
    book,
    holdAndBook: async (at, key) => {
      const held = await hold(salon.ctx, { ...input(at, key), browserToken: `browser-of-${name}` })
      await book(at, key, { holdToken: held.token })
    },
    move: async (at) => {
      if (!mine) throw nothingToDo
      const moved = await reschedule(salon.ctx, { id: appointment.shape.id.parse(mine), start: at })
      told.set(moved.id, `${at} confirmed`)
    },
    cancel: async () => {
      if (!mine) throw nothingToDo
      const { id, start: at } = await cancel(salon.ctx, { id: appointment.shape.id.parse(mine), reason: '' })
      told.set(id, `${at} cancelled`)
      mine = undefined
    },
  }

  for (const [key, each] of steps.entries()) {
    await deeds[each.kind](each.start, key).then(
      () => {
        done[each.kind] += 1
      },
      (error: unknown) => {
        if (error === nothingToDo) return
        if (!(error instanceof AppError)) throw error
        expect(refusals).toContain(error.code)
        // The outcome of this one is open: what was told before need not hold any more.
        if (mine && (error.code === 'BUSY' || error.code === 'UNAVAILABLE')) told.delete(mine)
      },
    )
  }
}

const nothingToDo = new Error('This person has no appointment')

const check = (stored: readonly Record<string, unknown>[], told: ReadonlyMap<string, string>) => {
  const of = (prefix: string) => stored.filter(({ SK }) => String(SK).startsWith(prefix))
  const appointments: Appointment[] = of('APPT#').map((item) => appointment.parse(item))
  const live = appointments.filter(({ status }) => occupies(status)).sort((a, b) => (a.start < b.start ? -1 : 1))

  for (const [index, later] of live.entries()) {
    const earlier = live[index - 1]
    if (earlier)
      expect(toMinutes(later.start)).toBeGreaterThanOrEqual(toMinutes(earlier.end) + earlier.bufferAfterMinutes)
  }
  const agenda = of('AGENDA#').flatMap(({ SK, busy }) => decodeBusy(String(SK).slice(-10), String(busy)))
  const guarded = agenda.filter(({ kind }) => kind === 'appointment').map(({ id, start: at }) => `${id} ${at}`)
  expect([...new Set(guarded)].sort()).toEqual(live.map(({ id, start: at }) => `${id} ${toMinutes(at)}`).sort())
  for (const { id, version } of appointments) {
    const versions = of('EVENT#').filter(({ subject }) => JSON.stringify(subject).includes(id))
    expect(versions.map((each) => Number(each.version)).sort()).toEqual(
      Array.from({ length: version }, (_, at) => at + 1),
    )
  }
  expect(
    of('REF#')
      .map(({ id, start: at }) => `${id} ${at}`)
      .sort(),
  ).toEqual(appointments.map(({ id, start: at }) => `${id} ${at}`).sort())
  const operations = appointments.map(({ notes }) => notes)
  expect(new Set(operations).size).toBe(operations.length)
  const known = new Map(appointments.map(({ id, start: at, status }) => [String(id), `${at} ${status}`]))
  for (const [id, what] of told) expect(known.get(id)).toBe(what)
}

let run = 0

it('no order in which concurrent people book, hold, move and cancel, and no fault, loses or doubles anything', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      fc.array(fault, { maxLength: 12 }),
      async (scheduler, people, faults) => {
        let isScheduled = false
        const coming = [...faults]
        const engine = createMemoryEngine(async (command) => {
          if (!isScheduled) return undefined
          await scheduler.schedule(Promise.resolve(), command)

          return command === 'TransactWriteItems' ? coming.shift() : undefined
        })
        connectTable({ tableName: 'memory', client: engine.client })
        run += 1
        const clock = {
          now: () => new Date(monday),
          sleep: () => scheduler.schedule(Promise.resolve(), 'pause').then(() => undefined),
        }
        const salon = await openSalon({
          clock: { now: clock.now },
          organization: { name: `Salón ${run}`, subscription: { ...unlimited } },
        })
        const told = new Map<string, string>()
        isScheduled = true
        const everybody = Promise.all(
          people.map((steps, index) => act({ ...salon, ctx: { ...salon.ctx, clock } }, `p${index}`, steps, told)),
        )
        await scheduler.waitFor(everybody)
        isScheduled = false
        check(
          engine.items().map((item) => unmarshall(item as Parameters<typeof unmarshall>[0])),
          told,
        )
      },
    ),
    { numRuns: 40 },
  )
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(0)
}, 120_000)

const unlimited = {
  plan: 'empresarial',
  status: 'active',
  billingCycle: 'yearly',
  periodEnd: appointment.shape.start.parse('2027-12-31T00:00:00Z'),
} as const
