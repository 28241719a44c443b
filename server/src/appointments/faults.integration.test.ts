import { ulid } from 'ulid'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { type Fault, injectFaults } from '../testing/faults'
import { readEverything } from '../testing/read-everything'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { hold } from './hold'
import { reschedule } from './reschedule'

const table = useTestTable()
const transaction = 'TransactWriteItemsCommand'

let pick: (command: string) => Fault | undefined = () => undefined
beforeAll(() => injectFaults(table().client, (command) => pick(command)))
afterEach(() => {
  pick = () => undefined
})

/** The given faults befall the next transactions, one each; then all is well again. */
const befall = (...faults: Fault[]) => {
  pick = (command) => (command === transaction ? faults.shift() : undefined)
}

const failing = (code: string) => expect.objectContaining({ code })

describe('a booking under faults', () => {
  let salon: Salon
  beforeEach(async () => {
    pick = () => undefined
    salon = await openSalon()
  })

  const stored = async (prefix: string) =>
    (await readEverything(table(), prefix)).filter(({ PK }) => PK === `ORG#${salon.ctx.organizationId}`)
  const expectOneBooking = async () => {
    expect(await stored('APPT#')).toHaveLength(1)
    expect(await stored('REF#')).toHaveLength(1)
    expect((await stored('EVENT#')).filter(({ type }) => type === 'appointment.booked')).toHaveLength(1)
    expect(await stored('USAGE#appts')).toMatchObject([{ count: 1 }])
  }

  it.each<[string, Fault[]]>([
    ['throttling', ['throttled', 'throttled', 'throttled']],
    ['two transactions that meet', ['conflict', 'conflict']],
    ['a request that never arrives', ['lost-request']],
    ['a commit whose answer is lost', ['lost-answer']],
    ['a commit whose answer is lost twice', ['lost-answer', 'lost-answer']],
    ['all of it', ['lost-request', 'throttled', 'lost-answer', 'conflict', 'lost-request']],
  ])('is carried out once in spite of %s, without the caller’s key', async (_what, faults) => {
    befall(...faults)
    const { appointment } = await publicBook(salon.ctx, salon.bookInput())
    expect((await stored('APPT#')).map(({ id }) => id)).toEqual([appointment.id])
    await expectOneBooking()
  })

  it('is carried out once with the caller’s key, when the answers stay away and the caller asks again', async () => {
    const input = salon.bookInput({ idempotencyKey: ulid() })
    befall(...Array.from({ length: 8 }, () => 'lost-answer' as const))
    const first = await publicBook(salon.ctx, input).catch((error: unknown) => error)
    befall()
    const second = await publicBook(salon.ctx, input)
    expect(first).toMatchObject({ appointment: { id: second.appointment.id } })
    await expectOneBooking()
  })

  it('answers BUSY and leaves nothing behind when the table refuses for too long', async () => {
    befall(...Array.from({ length: 20 }, () => 'throttled' as const))
    await expect(publicBook(salon.ctx, salon.bookInput())).rejects.toEqual(failing('BUSY'))
    expect(await stored('APPT#')).toEqual([])
    expect(await stored('AGENDA#')).toEqual([])
  })

  it('answers UNAVAILABLE when the table cannot be read', async () => {
    await salon.offeredOn('2026-11-24')
    pick = () => 'lost-request'
    await expect(publicBook(salon.ctx, salon.bookInput())).rejects.toEqual(failing('UNAVAILABLE'))
  })

  it('does not answer SLOT_TAKEN because of its own booking', async () => {
    const input = salon.bookInput({ idempotencyKey: ulid() })
    befall('lost-answer')
    const { appointment } = await publicBook(salon.ctx, input)
    expect((await publicBook(salon.ctx, input)).appointment.id).toBe(appointment.id)
    await expect(publicBook(salon.ctx, { ...input, idempotencyKey: ulid() })).rejects.toEqual(failing('SLOT_TAKEN'))
  })

  it('answers UNAVAILABLE, not SLOT_TAKEN, when the commit’s answer and the reading of its marker are lost', async () => {
    const input = salon.bookInput({ idempotencyKey: ulid() })
    let isSent = false
    pick = (command) => {
      if (command !== transaction) return isSent ? 'lost-request' : undefined
      isSent = true

      return 'lost-answer'
    }
    await expect(publicBook(salon.ctx, input)).rejects.toEqual(failing('UNAVAILABLE'))
    pick = () => undefined
    await publicBook(salon.ctx, input)
    await expectOneBooking()
  })

  it('a hold, a move and a cancellation whose answers are lost are carried out once', async () => {
    befall('lost-answer')
    const asked = salon.bookInput({ start: '2026-11-25T13:00:00Z' })
    const held = await hold(salon.ctx, { ...asked, browserToken: ulid() })
    befall('lost-answer')
    const { appointment } = await publicBook(salon.ctx, { ...asked, holdToken: held.token })
    befall('lost-answer')
    const moved = await reschedule(salon.ctx, { id: appointment.id, start: '2026-11-26T13:00:00Z' })
    expect(moved).toMatchObject({ version: 2, start: '2026-11-26T13:00:00Z' })
    befall('lost-answer')
    const cancelled = await cancel(salon.ctx, { id: appointment.id, reason: '' })
    expect(cancelled).toMatchObject({ version: 3, status: 'cancelled' })
    const versions = (await stored('EVENT#'))
      .filter(({ type }) => String(type).startsWith('appointment.'))
      .map(({ version }) => version)
    expect(versions.sort()).toEqual([1, 2, 3])
    expect((await stored('AGENDA#')).map(({ busy }) => busy)).toEqual(['', ''])
  })
})
