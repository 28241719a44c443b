import type { MercadoPagoStandIn } from '@reservaplus/local/mercado-pago/start-mercado-pago'
import { instantOf } from '@reservaplus/shared/time/instant'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { useTestMercadoPago } from '../testing/mercado-pago'
import { mercadoPago as connected, createMercadoPago, type MercadoPago } from './mercado-pago'
import { isAccessRefused } from './mercado-pago-request'

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
let offset = 0
const now = () => Date.now() + offset
const inMinutes = (minutes: number) => instantOf(new Date(now() + minutes * 60_000))

const started = useTestMercadoPago({ now })
let standIn: MercadoPagoStandIn
let mercadoPago: MercadoPago
let seller: string
let sequence = 0

const preferenceOf = (amount: number, changes: { expiresAt?: ReturnType<typeof inMinutes> } = {}) =>
  mercadoPago.createPreference(seller, {
    title: 'Abono Corte de pelo',
    amount: clp(amount),
    externalReference: `PAY-${++sequence}`,
    notificationUrl: 'http://127.0.0.1:9/webhook',
    backUrls: {
      success: 'https://book.example/ok',
      failure: 'https://book.example/no',
      pending: 'https://book.example/p',
    },
    payer: { email: 'ana@example.com' },
    idempotencyKey: `key-${sequence}`,
    ...changes,
  })

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing',
    (error: unknown) => error,
  )

beforeAll(() => {
  standIn = started()
  standIn.webhooks.setMode('lost')
  mercadoPago = connected()
  seller = standIn.connect('Salón Uno').access_token
})
afterEach(() => {
  offset = 0
  standIn.clearFaults()
})

describe('an account that is let in', () => {
  const redirectUri = 'https://app.example/connected'

  it('is named by the code that its owner comes back with, once', async () => {
    const page = new URL(mercadoPago.authorizeUrl({ redirectUri, state: 'a state' }))
    const shown = await fetch(page)
    expect([shown.status, page.searchParams.get('state')]).toEqual([200, 'a state'])

    const form = new URLSearchParams({
      action: 'allow',
      nickname: 'Salón Dos',
      redirect_uri: redirectUri,
      state: 'a state',
    })
    const back = await fetch(`${standIn.url}/authorization`, { method: 'POST', body: form, redirect: 'manual' })
    const { searchParams } = new URL(back.headers.get('location') ?? '')
    expect(searchParams.get('state')).toBe('a state')

    const code = searchParams.get('code') ?? ''
    const grant = await mercadoPago.exchangeCode({ code, redirectUri })
    expect(await mercadoPago.getAccount(grant.accessToken)).toMatchObject({
      id: grant.accountId,
      nickname: 'Salón Dos',
    })
    expect(isAccessRefused(await errorOf(mercadoPago.exchangeCode({ code, redirectUri })))).toBe(true)
  })

  it('is not let in by a code of another address, nor after ten minutes', async () => {
    const elsewhere = standIn.codeFor('Salón Dos', 'https://elsewhere.example')
    expect(isAccessRefused(await errorOf(mercadoPago.exchangeCode({ code: elsewhere, redirectUri })))).toBe(true)
    const late = standIn.codeFor('Salón Dos', redirectUri)
    offset = 11 * 60_000
    expect(isAccessRefused(await errorOf(mercadoPago.exchangeCode({ code: late, redirectUri })))).toBe(true)
  })

  it('stays in by refreshing before half a year is over; each refresh token serves once', async () => {
    const first = await mercadoPago.exchangeCode({ code: standIn.codeFor('Salón Tres', redirectUri), redirectUri })
    offset = (first.expiresInSeconds + 1) * 1000
    expect(isAccessRefused(await errorOf(mercadoPago.getAccount(first.accessToken)))).toBe(true)
    const second = await mercadoPago.refresh(first.refreshToken)
    expect(await mercadoPago.getAccount(second.accessToken)).toMatchObject({ nickname: 'Salón Tres' })
    expect(isAccessRefused(await errorOf(mercadoPago.refresh(first.refreshToken)))).toBe(true)
  })

  it('is out when its owner takes it back', async () => {
    const grant = standIn.connect('Salón Cuatro')
    standIn.revoke(grant.user_id)
    expect(isAccessRefused(await errorOf(mercadoPago.getAccount(grant.access_token)))).toBe(true)
  })
})

describe('a payment', () => {
  it('is made at the checkout and found by our own reference', async () => {
    const preference = await preferenceOf(10_000)
    const { id } = standIn.pay(preference.id, { outcome: 'approve' })
    const payment = await mercadoPago.getPayment(seller, String(id))

    expect(payment).toMatchObject({
      status: 'approved',
      amount: clp(10_000),
      refunded: clp(0),
      fee: clp(380),
      refunds: [],
    })
    expect(await mercadoPago.searchPayments(seller, payment?.externalReference ?? '')).toEqual([payment])
  })

  it('that failed first is two payments of one reference, the newest first', async () => {
    const preference = await preferenceOf(10_000)
    standIn.pay(preference.id, { outcome: 'reject' })
    const { external_reference } = standIn.pay(preference.id, { outcome: 'approve' })
    const found = await mercadoPago.searchPayments(seller, external_reference ?? '')

    expect(found.map(({ status }) => status)).toEqual(['approved', 'rejected'])
  })

  it('cannot be made after the preference has expired, nor at a till', async () => {
    const { id, expiresAt } = await preferenceOf(10_000, { expiresAt: inMinutes(30) })
    expect(expiresAt).toBe(inMinutes(30))
    expect(() => standIn.pay(id, { outcome: 'pend' })).toThrow('approved at once')
    expect(() => standIn.pay(id, { outcome: 'approve', methodId: 'khipu' })).toThrow('excluded')
    offset = 31 * 60_000
    expect(() => standIn.pay(id, { outcome: 'approve' })).toThrow('expired')
  })

  it('cannot be made once the preference was ended early', async () => {
    const { id } = await preferenceOf(10_000, { expiresAt: inMinutes(30) })
    await mercadoPago.changeExpiry(seller, id, inMinutes(0))
    expect(() => standIn.pay(id, { outcome: 'approve' })).toThrow('expired')
    expect(standIn.state.preferences[id]?.items).toHaveLength(1)
  })

  it('of another account is not there', async () => {
    const { id } = standIn.pay((await preferenceOf(5_000)).id, { outcome: 'approve' })
    expect(await mercadoPago.getPayment(standIn.accessToken, String(id))).toBeUndefined()
  })

  it('is asked for once under one key', async () => {
    const first = await preferenceOf(5_000)
    sequence--
    const second = await preferenceOf(5_000)
    expect(second.id).toBe(first.id)
  })
})

describe('a refund', () => {
  it('gives back a part once under one key, then the rest, then nothing', async () => {
    const paid = standIn.pay((await preferenceOf(10_000)).id, { outcome: 'approve' })
    const id = String(paid.id)
    const part = { amount: clp(4_000), idempotencyKey: 'part' }
    const first = await mercadoPago.refundPayment(seller, id, part)
    expect(await mercadoPago.refundPayment(seller, id, part)).toEqual(first)
    expect(await mercadoPago.getPayment(seller, id)).toMatchObject({ status: 'approved', refunded: clp(4_000) })

    const tooMuch = { amount: clp(6_001), idempotencyKey: 'too much' }
    expect(await errorOf(mercadoPago.refundPayment(seller, id, tooMuch))).toMatchObject({ code: 'BAD_INPUT' })
    await mercadoPago.refundPayment(seller, id, { idempotencyKey: 'rest' })
    expect(await mercadoPago.getPayment(seller, id)).toMatchObject({ status: 'refunded', refunded: clp(10_000) })
    const again = await errorOf(mercadoPago.refundPayment(seller, id, { idempotencyKey: 'again' }))
    expect(again).toMatchObject({ code: 'BAD_INPUT', details: { reason: '2063' } })
  })
})

describe('what goes wrong', () => {
  it('is tried once more when doing it twice does no harm', async () => {
    standIn.failNext({ status: 503, path: '/checkout/preferences' })
    expect(await preferenceOf(5_000)).toHaveProperty('id')
    standIn.failNext({ status: 0, path: '/users/me' })
    expect(await mercadoPago.getAccount(seller)).toHaveProperty('nickname')
  })

  it('is said to be passing, with how long to wait when MercadoPago says it', async () => {
    standIn.failNext({ status: 500, count: 2 })
    expect(await errorOf(mercadoPago.getAccount(seller))).toMatchObject({ code: 'UNAVAILABLE' })
    standIn.failNext({ status: 429, retryAfterSeconds: 7 })
    const refused = { code: 'UNAVAILABLE', details: { retryAfterSeconds: 7 } }
    expect(await errorOf(mercadoPago.getAccount(seller))).toMatchObject(refused)
  })

  it('is never told with a token in it', async () => {
    const silent = createMercadoPago({
      baseUrl: 'http://127.0.0.1:9',
      authUrl: '',
      clientId: '1',
      clientSecret: 'our secret',
      accessToken: '',
      returnUrl: '',
    })
    const errors = [
      await errorOf(silent.getAccount('a token')),
      await errorOf(silent.refresh('a refresh token')),
      await errorOf(mercadoPago.getAccount('a token')),
      await errorOf(mercadoPago.refresh('a refresh token')),
    ]
    for (const error of errors) {
      const { message, stack, details, cause } = Object(error)
      expect(JSON.stringify([message, stack, details, cause ?? ''])).not.toMatch(/a token|refresh token|our secret/)
    }
  })
})
