import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { cancel } from './change'
import { assertOneTransaction } from './commit-visit'
import { create } from './create'
import { get } from './read'
import { reschedule } from './reschedule'
import { days } from './service'

const table = useTestTable()

let salon: VisitSalon
/** Actions of the largest transaction so far. */
let largest = 0
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  salon = await openVisitSalon()
  measure = meterUnits(table().client)
  table().client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: unknown[] }
      largest = Math.max(largest, TransactItems.length)

      return next(args)
    },
    { step: 'initialize', name: 'countActions' },
  )
})

const six = (): Parameters<typeof create>[1]['lines'] =>
  Array.from({ length: 6 }, (_, index) => ({
    serviceId: salon.cut.id,
    professionalId: index % 2 === 0 ? salon.ana.id : salon.bea.id,
    client: index < 3 ? 0 : 1,
  }))

describe('what a visit consumes', () => {
  it('two lines by two professionals and a chair, for a new client', async () => {
    const units = await measure(() => create(salon.ctx, salon.visitInput({ idempotencyKey: ulid() })))

    // Rules, the chair, three agendas, exceptions: the rounds of a single booking, and its commit.
    expect(units.rounds).toBeLessThanOrEqual(5)
    expect(units.read).toBeLessThanOrEqual(12)
    expect(units.write).toBeLessThanOrEqual(44)
  })

  it('six lines write each agenda and each counter once', async () => {
    const input = salon.visitInput({
      lines: six(),
      clients: ['Ana', 'Luz'].map((firstName) => ({ firstName, lastName: '' })),
      start: '2026-11-25T13:00:00Z',
    })
    const units = await measure(() => create(salon.ctx, input))

    expect(units.rounds).toBeLessThanOrEqual(5)
    expect(units.read).toBeLessThanOrEqual(9)
    expect(units.write).toBeLessThanOrEqual(80)
  })

  it('never more than forty actions; what needs more is refused, with words', async () => {
    largest = 0
    const input = salon.visitInput({
      lines: six(),
      clients: ['uno', 'dos'].map((name) => ({ firstName: name, lastName: '', email: `${name}@correo.example` })),
      start: '2026-11-27T13:00:00Z',
      idempotencyKey: ulid(),
    })
    const { id } = await create(salon.ctx, input)
    // Six lines of three, two agendas, two clients of two, two counters, the visit, the key.
    expect(largest).toBe(28)
    largest = 0
    await reschedule(salon.ctx, { id, start: '2026-11-28T13:00:00Z', professionals: 'same' })
    expect(largest).toBe(28)

    const many = Array.from({ length: 41 })
    expect(() => assertOneTransaction(many)).toThrowError(expect.objectContaining({ code: 'BAD_INPUT' }))
    expect(() => assertOneTransaction(many.slice(1))).not.toThrow()
  })

  it('reading, moving and cancelling', async () => {
    const { ctx } = salon
    const { id } = await create(ctx, salon.visitInput({ start: '2026-11-26T13:00:00Z' }))
    const read = await measure(() => get(ctx, { id }))
    const move = await measure(() => reschedule(ctx, { id, start: '2026-11-26T17:00:00Z', professionals: 'same' }))
    const end = await measure(() => cancel(ctx, { id, reason: '' }))

    expect(read.rounds).toBeLessThanOrEqual(3)
    expect(read.read).toBeLessThanOrEqual(5)
    expect(move.rounds).toBeLessThanOrEqual(8)
    expect(move.write).toBeLessThanOrEqual(46)
    expect(end.rounds).toBeLessThanOrEqual(6)
    expect(end.write).toBeLessThanOrEqual(32)
  })

  it('a month of free times for three professionals and a chair, each agenda read once', async () => {
    const { cut, colour, ctx } = salon
    const lines = [colour, cut, cut].map(({ id }, index) => ({
      serviceId: id,
      professionalId: 'any' as const,
      client: index % 2,
    }))
    const range = { from: localDate.parse('2026-11-24'), to: localDate.parse('2026-12-23') }
    const units = await measure(() => days(ctx, { lines, gapMinutes: 0, ...range }))

    expect(units.rounds).toBeLessThanOrEqual(3)
    expect(units.read).toBeLessThanOrEqual(8)
  })
})
