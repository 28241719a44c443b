import type { MercadoPagoStandIn } from '@reservaplus/local/mercado-pago/start-mercado-pago'
import { beforeAll, describe, expect, it } from 'vitest'

import { useTestMercadoPago } from '../testing/mercado-pago'
import { mercadoPago as connected, type MercadoPago } from './mercado-pago'

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
let offset = 0
const started = useTestMercadoPago({ now: () => Date.now() + offset })
let standIn: MercadoPagoStandIn
let mercadoPago: MercadoPago

beforeAll(() => {
  standIn = started()
  mercadoPago = connected()
})

describe('a subscription', () => {
  const begin = (payerEmail: string) =>
    mercadoPago.createPreapproval(standIn.accessToken, {
      reason: 'Plan Profesional',
      externalReference: `SUB-${payerEmail}`,
      payerEmail,
      amount: clp(29_990),
      everyMonths: 1,
      backUrl: 'https://app.example/plan',
      idempotencyKey: payerEmail,
    })

  it('waits for a card, is charged then and every month, and at another price when it was changed', async () => {
    const { id, status, checkoutUrl } = await begin('duena@example.com')
    expect([status, checkoutUrl]).toEqual(['pending', `${standIn.url}/subscriptions/checkout?preapproval_id=${id}`])
    standIn.authorizePreapproval(id)
    expect(await mercadoPago.getPreapproval(standIn.accessToken, id)).toMatchObject({
      status: 'authorized',
      charges: 1,
    })

    await mercadoPago.updatePreapproval(standIn.accessToken, id, { amount: clp(49_990) })
    offset = 32 * 86_400_000
    standIn.chargeDue()
    offset = 0
    const charges = await mercadoPago.searchAuthorizedPayments(standIn.accessToken, id)
    expect(charges.map(({ amount, status: state }) => [amount.amount, state])).toEqual([
      [49_990, 'processed'],
      [29_990, 'processed'],
    ])
    const [last] = charges
    expect(await mercadoPago.getAuthorizedPayment(standIn.accessToken, last?.id ?? '')).toEqual(last)
    expect(await mercadoPago.getPayment(standIn.accessToken, last?.payment?.id ?? '')).toMatchObject({
      status: 'approved',
    })
  })

  it('ends when it is cancelled, and stays so', async () => {
    const { id } = await begin('otra@example.com')
    standIn.authorizePreapproval(id)
    const ended = await mercadoPago.updatePreapproval(standIn.accessToken, id, { status: 'cancelled' })
    expect([ended.status, ended.nextChargeAt]).toEqual(['cancelled', undefined])
    const again = mercadoPago.updatePreapproval(standIn.accessToken, id, { status: 'authorized' })
    await expect(again).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('that nobody knows is undefined', async () => {
    expect(await mercadoPago.getPreapproval(standIn.accessToken, 'unknown')).toBeUndefined()
    expect(await mercadoPago.getAuthorizedPayment(standIn.accessToken, '1')).toBeUndefined()
  })
})
