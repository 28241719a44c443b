// reason: one scene of a salon, whose books are added up at the end

import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { PaymentId } from '@reservaplus/shared/ids/schema'
import { listPaymentsInput, recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { sumOf } from '@reservaplus/shared/payments/ledger'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { complete, noShow } from '../appointments/change'
import { findAppointment } from '../appointments/repository'
import { undo } from '../appointments/undo-transition'
import { update } from '../appointments/update'
import { openPaymentsPk } from '../db/keys'
import { transact } from '../db/transact'
import { findEventsOfSubject } from '../events/repository'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { as } from '../testing/team'
import { meterUnits } from '../testing/units'
import { approvePayment, attachPayment, closePayment, refundPayment } from './commit-payment'
import { findLedger } from './ledger-repository'
import { get, list } from './read-payment'
import { receipt } from './read-receipt'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { findOpenPayments, findPayment, findPaymentByExternalId, paymentCreation } from './repository'
import { checkout } from './run-checkout'

const table = useTestTable()

let salon: Salon
let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
const hours = ['13', '14', '15', '18', '19', '20']
const dates = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
const starts = dates.flatMap((date) => hours.map((hour) => `${date}T${hour}:00:00Z`))

beforeAll(async () => {
  measure = meterUnits(table().client)
  salon = await openSalon({ rules: { staffCancellationWindowHours: 0 } })
  ctx = salon.ctx
})

const failing = (code: string) => expect.objectContaining({ code })
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
const somebody = (role: Role) => as(ctx, { id: ulid(), role })
const book = () => salon.byHand({ start: starts.shift() ?? '' })
const arrived = async () => arrive(ctx, { id: (await book()).id })
const now = async ({ id }: Appointment) => {
  const found = await findAppointment(ctx.organizationId, id)
  if (!found) throw new Error('It is gone')

  return found
}
const take = (appointment: Appointment | undefined, amount: number, more: object = {}, who = ctx) =>
  record(
    who,
    recordPaymentInput.parse({ appointmentId: appointment?.id, method: 'cash', amount: clp(amount), ...more }),
  )
const giveBack = (id: PaymentId, more: object = {}, who = ctx) => refund(who, refundPaymentInput.parse({ id, ...more }))
const books = async () => {
  const entries = await findLedger(ctx.organizationId, {
    from: parseInstant('2000-01-01T00:00:00Z'),
    to: parseInstant('2100-01-01T00:00:00Z'),
  })
  const sums: Record<string, number> = {}
  for (const { account, amount } of entries.flatMap(({ lines }) => lines)) sums[account] = (sums[account] ?? 0) + amount

  return { entries, sums }
}
/** What the books say more than before, without what stayed. */
const movedBy = async (act: () => Promise<unknown>) => {
  const { sums: before } = await books()
  await act()
  const { sums: after } = await books()

  return Object.fromEntries(
    Object.entries(after).flatMap(([account, amount]) => {
      const moved = amount - (before[account] ?? 0)

      return moved === 0 ? [] : [[account, moved]]
    }),
  )
}

describe('money that is taken at the desk', () => {
  it('is with the appointment, in the books and told, in one transaction', async () => {
    const appointment = await book()
    const moved = await movedBy(() => take(appointment, 5000))

    expect(moved).toEqual({ cash: 5000, 'client-deposits': -5000 })
    const { payment } = await now(appointment)
    expect(payment).toMatchObject({ state: 'deposit', paid: clp(5000), refunded: clp(0) })
    const [id] = payment?.paymentIds ?? []
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'payment', id: id ?? '' })
    expect(events).toMatchObject([{ type: 'payment.approved', data: { amount: clp(5000), method: 'cash' } }])
  })

  it('is no more than there is to pay, and in the currency of the salon', async () => {
    const appointment = await book()

    await expect(take(appointment, appointment.price.amount + 1)).rejects.toEqual(failing('BAD_INPUT'))
    const dollars = { amount: { amount: 100, currency: 'USD' } }
    await expect(take(appointment, 1, dollars)).rejects.toEqual(failing('BAD_INPUT'))
    expect((await now(appointment)).payment).toBeUndefined()
  })

  it('is taken once for one key, also by two clicks at once, and once where all of it is paid', async () => {
    const appointment = await book()
    const idempotencyKey = ulid()
    const [first, again] = await Promise.all([
      take(appointment, 5000, { idempotencyKey }),
      take(appointment, 5000, { idempotencyKey }),
    ])
    expect(again).toEqual(first)
    expect((await now(appointment)).payment?.paid).toEqual(clp(5000))
    await expect(take(appointment, 4000, { idempotencyKey })).rejects.toEqual(failing('IDEMPOTENCY_KEY_REUSED'))

    const rest = appointment.price.amount - 5000
    const clicks = await Promise.allSettled([take(appointment, rest), take(appointment, rest)])
    expect(clicks.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('may be for something sold without an appointment, with its tip apart', async () => {
    const { clientId } = await book()
    const sold = { clientId, professionalId: salon.professional.id, tip: clp(1000) }
    const moved = await movedBy(() => take(undefined, 8000, sold))

    expect(moved).toEqual({ cash: 9000, sales: -8000, tips: -1000 })
    const mine = await list(ctx, listPaymentsInput.parse({ clientId }))
    expect(mine.items).toMatchObject([{ kind: 'sale', amount: clp(9000), clientId }])
  })

  it('costs these units to write, and its lists one query', async () => {
    const appointment = await book()
    const written = await measure(() => take(appointment, 1000))
    expect(written).toMatchObject({ requests: 5 })
    expect(written.write).toBeLessThanOrEqual(20)
    expect(written.read).toBeLessThanOrEqual(4)

    // Ids are minted by the machine's clock.
    const date = localDateOf(instantOf(new Date()), 'America/Santiago')
    const listed = await measure(() => list(ctx, listPaymentsInput.parse({ date })))
    expect(listed).toMatchObject({ write: 0, requests: 2 })
    expect(listed.read).toBeLessThanOrEqual(3)
    const about = await measure(() => list(ctx, listPaymentsInput.parse({ appointmentId: appointment.id })))
    expect(about).toMatchObject({ write: 0, requests: 3 })
  })
})

describe('what goes back', () => {
  it('is no more than was paid, and the same is given back once', async () => {
    const appointment = await book()
    const { id } = await take(appointment, 10_000)
    const idempotencyKey = ulid()
    await giveBack(id, { amount: clp(4000), idempotencyKey, reason: 'Se arrepintió' })
    const again = await giveBack(id, { amount: clp(4000), idempotencyKey })

    expect(again).toMatchObject({ status: 'partly_refunded', refunded: clp(4000) })
    expect(again.refunds).toHaveLength(1)
    await expect(giveBack(id, { amount: clp(6001) })).rejects.toEqual(failing('BAD_INPUT'))
    expect(await giveBack(id)).toMatchObject({ status: 'refunded', refunded: clp(10_000) })
    await expect(giveBack(id)).rejects.toEqual(failing('BAD_INPUT'))
    expect((await now(appointment)).payment).toMatchObject({ state: 'refunded', refunded: clp(10_000) })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'payment', id })
    expect(JSON.stringify(events)).not.toContain('arrepintió')
  })
})

describe('an appointment that ends', () => {
  it('turns what was paid into income, and back again when that is taken back', async () => {
    const appointment = await arrived()
    const price = appointment.price.amount
    await take(appointment, price)

    expect(await movedBy(() => complete(ctx, { id: appointment.id }))).toEqual({
      'client-deposits': price,
      sales: -price,
    })
    expect(await movedBy(() => undo(ctx, { id: appointment.id }))).toEqual({ 'client-deposits': -price, sales: price })
  })

  it('keeps what was paid of who does not come', async () => {
    const clock = testClock('2026-11-24T12:00:00Z')
    const late = await openSalon({ clock })
    const appointment = await late.byHand()
    await take(appointment, 5000, {}, late.ctx)
    clock.set('2026-11-24T13:30:00Z')
    const missed = await noShow(late.ctx, { id: appointment.id })

    expect(missed.payment).toMatchObject({ state: 'kept', kept: clp(5000) })
  })

  it('follows its price', async () => {
    const appointment = await arrived()
    await checkout(ctx, { id: appointment.id, payments: [{ method: 'card', amount: clp(5000) }] })

    expect(await movedBy(() => update(ctx, { id: appointment.id, price: clp(5000) }))).toEqual({
      'client-deposits': 5000 - appointment.price.amount,
      sales: appointment.price.amount - 5000,
    })
    expect((await now(appointment)).payment?.state).toBe('paid')
  })
})

describe('done and paid in one go', () => {
  it('ends the appointment, lets some of the price off and takes the rest in several ways', async () => {
    const appointment = await arrived()
    const price = appointment.price.amount
    const asked = {
      id: appointment.id,
      discount: clp(1000),
      payments: [
        { method: 'cash' as const, amount: clp(4000), tip: clp(500) },
        { method: 'card' as const, amount: clp(price - 5000) },
      ],
    }
    const moved = await movedBy(() => checkout(ctx, asked))

    expect(moved).toEqual({ cash: 4500, card: price - 5000, tips: -500, discounts: 1000, sales: -price })
    const done = await now(appointment)
    expect(done).toMatchObject({ status: 'completed', version: appointment.version + 1 })
    expect(done.payment).toMatchObject({ state: 'paid', discount: clp(1000), paid: clp(price - 1000) })
    await expect(checkout(ctx, asked)).rejects.toEqual(failing('BAD_INPUT'))
    const [paid] = done.payment?.paymentIds ?? []
    expect(paid && (await receipt(ctx, { id: paid }))).toMatchObject({
      method: 'cash',
      lines: [{ paid: 4000, rest: 0 }],
    })
  })

  it('answers the same key the same, whatever was clicked twice', async () => {
    const appointment = await arrived()
    const asked = {
      id: appointment.id,
      idempotencyKey: ulid(),
      payments: [{ method: 'cash' as const, amount: clp(2000) }],
    }
    const [first, again] = await Promise.all([checkout(ctx, asked), checkout(ctx, asked)])

    expect(again).toEqual(first)
    expect(first.payments).toHaveLength(1)
  })

  it('lets nothing off for those who may not, and no more than there is', async () => {
    const appointment = await arrived()
    const asked = { id: appointment.id, payments: [], discount: clp(1000) }
    const key = { ...ctx, role: undefined, grants: ['payments:write', 'appointments:update'] as const }

    await expect(checkout(key, asked)).rejects.toEqual(failing('FORBIDDEN'))
    await expect(checkout(somebody('reception'), { ...asked, discount: clp(999_999) })).rejects.toEqual(
      failing('BAD_INPUT'),
    )
    await expect(checkout(ctx, { ...asked, version: 999 })).rejects.toEqual(failing('CONFLICT'))
    expect((await checkout(ctx, asked)).appointments).toMatchObject([{ status: 'completed' }])
  })
})

describe('a payment that a provider decides', () => {
  const begin = async (appointment?: Appointment) => {
    const { id: _id, ...base } = {
      id: '',
      organizationId: ctx.organizationId,
      kind: 'deposit' as const,
      method: 'mercadopago' as const,
      status: 'pending' as const,
      amount: clp(5000),
      refunded: clp(0),
      refunds: [],
      parts: [],
      createdBy: ctx.actor,
      createdAt: parseInstant('2026-11-23T12:00:00Z'),
      dueAt: parseInstant('2026-11-23T12:02:00Z'),
      version: 1,
    }
    const payment = { ...base, id: ulid() as PaymentId, ...(appointment && { appointmentId: appointment.id }) }
    expect(await transact(paymentCreation(payment))).toBe('committed')

    return payment
  }
  const openIds = async (id: PaymentId) => {
    const shard = Number(openPaymentsPk(id).slice(-1))

    return (await findOpenPayments(shard, parseInstant('2026-11-23T13:00:00Z'))).map((each) => each.id)
  }

  it('is approved once, however often that is told, with what the provider keeps', async () => {
    const appointment = await book()
    const { id } = await begin(appointment)
    expect(await openIds(id)).toContain(id)
    const approval = { id, externalId: '123456', providerFee: clp(180) }
    const moved = await movedBy(async () => {
      await Promise.all([approvePayment(ctx, approval), approvePayment(ctx, approval), approvePayment(ctx, approval)])
    })

    expect(moved).toEqual({ mercadopago: 4820, 'provider-fees': 180, 'client-deposits': -5000 })
    expect(await openIds(id)).not.toContain(id)
    expect(await findPaymentByExternalId('123456')).toMatchObject({ id, clientId: appointment.clientId })
    expect((await now(appointment)).payment).toMatchObject({ paid: clp(5000), paymentIds: [id] })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'payment', id })
    expect(events).toHaveLength(1)
  })

  it('is money also after it was said to have expired, and expires no more once it is', async () => {
    const { id } = await begin()
    expect(await closePayment(ctx, { id, status: 'expired' })).toMatchObject({ status: 'expired' })
    expect(await approvePayment(ctx, { id })).toMatchObject({ status: 'approved' })
    expect(await closePayment(ctx, { id, status: 'rejected' })).toMatchObject({ status: 'approved' })
  })

  it('finds its appointment later, and goes back once by the same id', async () => {
    const { id } = await begin()
    await approvePayment(ctx, { id })
    const appointment = await book()
    const moved = await movedBy(() => attachPayment(ctx, { id, appointments: [appointment] }))

    expect(moved).toEqual({})
    expect((await now(appointment)).payment).toMatchObject({ paid: clp(5000), state: 'deposit' })
    const wish = { id, refund: { id: 'slot-taken', externalId: '99' } }
    await Promise.all([refundPayment(ctx, wish), refundPayment(ctx, wish)])
    expect(await findPayment(ctx.organizationId, id)).toMatchObject({
      status: 'refunded',
      refunds: [{ id: 'slot-taken' }],
    })
  })
})

it('the books add up to zero after all of this, entry by entry', async () => {
  const { entries, sums } = await books()

  expect(entries.length).toBeGreaterThan(10)
  for (const { lines } of entries) expect(sumOf(lines)).toBe(0)
  expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(0)
})

describe('a key that may know payments and no clients', () => {
  it('reads what was paid, and no word about who paid it', async () => {
    const appointment = await arrived()
    const { id } = await take(appointment, 5000, { note: 'Filomena' })
    await giveBack(id, { amount: clp(1000), reason: 'Filomena' })
    const key: AppContext = { ...ctx, role: undefined, grants: ['payments:read'] }
    const { items } = await list(key, listPaymentsInput.parse({ appointmentId: appointment.id }))
    for (const shown of [await get(key, { id }), ...items]) {
      expect(shown).toMatchObject({ id, refunds: [{ amount: { amount: 1000 } }] })
      expect(JSON.stringify(shown)).not.toContain('Filomena')
    }
    expect(JSON.stringify(await get(ctx, { id }))).toContain('Filomena')
  })
})
