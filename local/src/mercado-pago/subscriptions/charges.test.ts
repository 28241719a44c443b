import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import * as z from 'zod'

import { createClock } from '../../clock/clock'
import { type MercadoPagoStandIn, startMercadoPago } from '../start-mercado-pago'
import { chargeDate } from './charge-dates'

const clock = createClock()
const day = 86_400_000
let standIn: MercadoPagoStandIn

const begin = async (payer_email: string, frequency = 1) => {
  const response = await fetch(`${standIn.url}/preapproval`, {
    method: 'POST',
    headers: { authorization: `Bearer ${standIn.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      reason: 'Plan',
      payer_email,
      back_url: 'https://app.example/plan',
      auto_recurring: { frequency, frequency_type: 'months', transaction_amount: 29_990, currency_id: 'CLP' },
    }),
  })
  const { id } = z.object({ id: z.string() }).parse(await response.json())
  standIn.authorizePreapproval(id)
  return id
}
const chargesOf = (id: string) =>
  Object.values(standIn.state.authorizedPayments).filter(({ preapproval_id }) => preapproval_id === id)

beforeEach(async () => {
  clock.moveTo('2026-01-31T12:00:00Z')
  standIn = await startMercadoPago({ now: clock.now, onMove: clock.onMove })
})
afterEach(() => standIn.stop())

describe('charges of a subscription', () => {
  it('fall on the same day of every month, or its last', () => {
    const start = { frequency: 1, frequency_type: 'months', start_date: '2026-01-31T12:00:00.000Z' } as const
    const rest = { transaction_amount: 1, currency_id: 'CLP', end_date: null }
    const days = [0, 1, 2, 3, 12, 25].map((one) => new Date(chargeDate({ ...start, ...rest }, one)).toISOString())
    expect(days.map((one) => one.slice(0, 10))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2027-01-31',
      '2028-02-29',
    ])
  })

  it('are all made when the clock leaps over thirteen months', async () => {
    const [monthly, yearly] = [await begin('mes@example.com'), await begin('ano@example.com', 12)]
    clock.moveTo('2027-02-28T13:00:00Z')
    expect(chargesOf(monthly).map(({ debit_date }) => debit_date.slice(0, 10))).toHaveLength(14)
    expect(chargesOf(yearly)).toHaveLength(2)
    expect(
      chargesOf(monthly).every(({ status, payment }) => status === 'processed' && payment?.status === 'approved'),
    ).toBe(true)
    expect(standIn.state.preapprovals[monthly]?.answer.summarized.charged_quantity).toBe(14)
  })

  it('are tried again within ten days when the card says no, until it says yes', async () => {
    const id = await begin('duena@example.com')
    standIn.failCharges('duena@example.com')
    clock.moveTo('2026-03-01T13:00:00Z')
    expect(chargesOf(id)[1]).toMatchObject({ status: 'recycling', retry_attempt: 1, payment: { status: 'rejected' } })
    standIn.healCharges('duena@example.com')
    clock.advance(3 * day)
    expect(chargesOf(id)[1]).toMatchObject({ status: 'processed', retry_attempt: 2, payment: { status: 'approved' } })
  })

  it('end the subscription after three months that nobody paid', async () => {
    const id = await begin('duena@example.com')
    standIn.failCharges(id)
    clock.moveTo('2026-12-01T12:00:00Z')
    expect(chargesOf(id).map(({ retry_attempt, payment }) => [retry_attempt, payment?.status])).toEqual([
      [0, 'approved'],
      [4, 'rejected'],
      [4, 'rejected'],
      [4, 'rejected'],
    ])
    expect(standIn.state.preapprovals[id]?.answer).toMatchObject({ status: 'cancelled', next_payment_date: null })
  })
})
