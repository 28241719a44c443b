import { checkoutVisitInput, recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancel } from '../appointments/change'
import { findAppointment } from '../appointments/repository'
import { arrive } from '../testing/arrive'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { create } from '../visits/create'
import { findVisit } from '../visits/repository'
import { findLedger } from './ledger-repository'
import { list } from './read-payment'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { checkoutVisit } from './run-checkout'

useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon()
})

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

describe('a visit that is done and paid in one go', () => {
  it('ends all of it, shares what is paid among its services, and gives back from the last on', async () => {
    const { ctx } = salon
    const visit = await create(ctx, salon.visitInput())
    const [colour, cut] = visit.appointments
    if (!colour || !cut) throw new Error('The visit has no lines')
    const whole = colour.price.amount + cut.price.amount
    await record(ctx, recordPaymentInput.parse({ visitId: visit.id, method: 'transfer', amount: clp(10_000) }))
    for (const { id } of visit.appointments) await arrive(ctx, { id })
    const input = checkoutVisitInput.parse({
      id: visit.id,
      idempotencyKey: ulid(),
      discount: clp(3000),
      payments: [
        { method: 'card', amount: clp(30_000) },
        { method: 'cash', amount: clp(whole - 43_000) },
      ],
    })
    const [first, again] = await Promise.all([checkoutVisit(ctx, input), checkoutVisit(ctx, input)])

    expect(again).toEqual(first)
    expect(first.appointments.map(({ status, payment }) => [status, payment?.state])).toEqual([
      ['completed', 'paid'],
      ['completed', 'paid'],
    ])
    expect(first.payments.map(({ method, amount }) => [method, amount.amount])).toEqual([
      ['transfer', 10_000],
      ['card', 30_000],
      ['cash', whole - 43_000],
    ])
    const listed = await list(ctx, { visitId: visit.id, limit: 50 })
    expect(listed.items).toHaveLength(3)

    const cash = first.payments.find(({ method }) => method === 'cash')
    if (!cash) throw new Error('Nothing was paid in cash')
    await refund(ctx, refundPaymentInput.parse({ id: cash.id, amount: clp(1000) }))
    expect((await findAppointment(ctx.organizationId, cut.id))?.payment).toMatchObject({
      refunded: clp(1000),
      reduced: clp(1000),
      state: 'paid',
    })
    const from = parseInstant('2026-01-01T00:00:00Z')
    const entries = await findLedger(ctx.organizationId, { from, to: parseInstant('2027-01-01T00:00:00Z') })
    const sums = new Map<string, number>()
    for (const { account, amount } of entries.flatMap(({ lines }) => lines)) {
      sums.set(account, (sums.get(account) ?? 0) + amount)
    }
    expect(sums.get('sales')).toBe(-whole)
    expect(sums.get('client-deposits')).toBe(0)
    expect(sums.get('discounts')).toBe(3000)
  })

  it('asks nothing for what of it was cancelled', async () => {
    const { ctx } = salon
    const visit = await create(ctx, salon.visitInput({ start: '2026-11-25T13:00:00Z' }))
    const [colour, cut] = visit.appointments
    if (!colour || !cut) throw new Error('The visit has no lines')
    await cancel(ctx, { id: cut.id, reason: '' })
    await arrive(ctx, { id: colour.id })
    const most = { id: visit.id, payments: [{ method: 'cash' as const, amount: colour.price }] }
    const { appointments } = await checkoutVisit(ctx, most)

    expect(appointments.map(({ id }) => id)).toEqual([colour.id])
    expect((await findVisit(ctx.organizationId, visit.id))?.appointments.map(({ status }) => status)).toEqual([
      'completed',
      'cancelled',
    ])
  })
})
