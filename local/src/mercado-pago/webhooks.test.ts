import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import * as z from 'zod'

import { createClock } from '../clock/clock'
import { type Listening, listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { type MercadoPagoStandIn, startMercadoPago } from './start-mercado-pago'

type Received = {
  address: URL
  body: { type: string; action: string; data: { id: string } }
  signature: string
  requestId: string
}

const webhookSecret = 'the secret of the signatures'
const clock = createClock()
const received: Received[] = []
let answer = 200
let shop: Listening
let standIn: MercadoPagoStandIn
let seller: string

const minute = 60_000
const hour = 60 * minute

const call = async (path: string, body: object) => {
  const headers = { authorization: `Bearer ${seller}`, 'content-type': 'application/json', 'x-idempotency-key': path }
  const response = await fetch(`${standIn.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}
const newPreference = async () => {
  const item = { title: 'Abono', quantity: 1, unit_price: 5000, currency_id: 'CLP' }
  const notification_url = `${shop.url.replace('127.0.0.1', 'salon.localhost')}/hook?from=salon`
  const headers = { authorization: `Bearer ${seller}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ items: [item], notification_url })
  const response = await fetch(`${standIn.url}/checkout/preferences`, { method: 'POST', headers, body })
  return z.object({ id: z.string() }).parse(await response.json()).id
}

beforeAll(async () => {
  shop = await listen(async (request, response) => {
    const text = (await readBody(request))?.toString() ?? ''
    received.push({
      address: new URL(request.url ?? '', 'http://shop'),
      body: JSON.parse(text),
      signature: String(request.headers['x-signature']),
      requestId: String(request.headers['x-request-id']),
    })
    response.writeHead(answer).end()
  })
  standIn = await startMercadoPago({ now: clock.now, onMove: clock.onMove, webhookSecret })
  seller = standIn.connect('Salón').access_token
})
beforeEach(() => {
  answer = 200
  received.splice(0)
  clock.reset()
  standIn.webhooks.setMode('normal')
})
afterEach(() => standIn.webhooks.settle())
afterAll(async () => {
  await standIn.stop()
  await shop.stop()
})

describe('a webhook', () => {
  it('is signed over the id of its address, the request and the time', async () => {
    const { id } = standIn.pay(await newPreference(), { outcome: 'approve' })
    await standIn.webhooks.settle()
    const [one] = received
    expect(one?.body).toMatchObject({ type: 'payment', action: 'payment.created', data: { id: String(id) } })
    expect(one?.address.search).toBe(`?from=salon&data.id=${id}&type=payment`)

    const [, ts = '', v1] = /^ts=(\d+),v1=([0-9a-f]{64})$/.exec(one?.signature ?? '') ?? []
    expect(Math.abs(Number(ts) - clock.now() / 1000)).toBeLessThan(5)
    const hmac = createHmac('sha256', webhookSecret)
    for (const part of ['id:', String(id), ';request-id:', one?.requestId ?? '', ';ts:', ts, ';']) hmac.update(part)
    expect(v1).toBe(hmac.digest('hex'))
  })

  it('that nobody answers comes again after 15 minutes, 30 minutes, 6 hours, 48 hours and three times 96', async () => {
    answer = 500
    standIn.pay(await newPreference(), { outcome: 'approve' })
    await standIn.webhooks.settle()
    const hours = [0.25, 0.5, 6, 48, 96, 96, 96]
    for (const [index, wait] of hours.entries()) {
      clock.advance(wait * hour - minute)
      await standIn.webhooks.settle()
      expect(received).toHaveLength(index + 1)
      clock.advance(minute + 1000)
      await standIn.webhooks.settle()
      expect(received).toHaveLength(index + 2)
    }
    clock.advance(1000 * hour)
    await standIn.webhooks.settle()
    expect(received).toHaveLength(8)
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('stops coming once it was answered', async () => {
    answer = 503
    standIn.pay(await newPreference(), { outcome: 'approve' })
    await standIn.webhooks.settle()
    answer = 201
    clock.advance(16 * minute)
    await standIn.webhooks.settle()
    clock.advance(1000 * hour)
    await standIn.webhooks.settle()
    expect(received).toHaveLength(2)
  })

  it('can be lost, come twice, or come in the wrong order', async () => {
    const preference = await newPreference()
    standIn.webhooks.setMode('lost')
    standIn.pay(preference, { outcome: 'approve' })
    await standIn.webhooks.settle()
    expect(received).toHaveLength(0)

    standIn.webhooks.setMode('duplicated')
    const twice = standIn.pay(preference, { outcome: 'approve' })
    await standIn.webhooks.settle()
    expect(received.map(({ body }) => body.data.id)).toEqual([String(twice.id), String(twice.id)])

    standIn.webhooks.setMode('held')
    const held = standIn.pay(preference, { outcome: 'approve' })
    await call(`/v1/payments/${held.id}/refunds`, {})
    await standIn.webhooks.settle()
    expect(received).toHaveLength(2)
    await standIn.webhooks.release('reversed')
    expect(received.slice(2).map(({ body }) => body.action)).toEqual(['payment.updated', 'payment.created'])
  })

  it('of the older kind names its id in the address and is signed without it', async () => {
    const status = await standIn.webhooks.sendLegacy(`${shop.url}/hook`, 'merchant_order', '17')
    const [one] = received
    expect([status, one?.address.search]).toEqual([200, '?id=17&topic=merchant_order'])
    const [, ts, v1] = /^ts=(\d+),v1=(.+)$/.exec(one?.signature ?? '') ?? []
    const manifest = `request-id:${one?.requestId};ts:${ts};`
    expect(v1).toBe(createHmac('sha256', webhookSecret).update(manifest).digest('hex'))
  })

  it('tells of money that a card takes back', async () => {
    const { id } = standIn.pay(await newPreference(), { outcome: 'approve' })
    standIn.chargeBack(id)
    await standIn.webhooks.settle()
    expect(received.map(({ body }) => body.action)).toEqual(['payment.created', 'payment.updated'])
    expect(standIn.state.payments[id]?.status).toBe('charged_back')
  })

  it('can be asked for from outside this process', async () => {
    const preferenceId = await newPreference()
    await call('/_control/webhooks/mode', { mode: 'lost' })
    const payment = await call('/_control/pay', { preferenceId, outcome: 'reject' })
    expect(payment).toMatchObject({ status: 'rejected', status_detail: 'cc_rejected_insufficient_amount' })
    await standIn.webhooks.settle()
    expect(received).toHaveLength(0)
  })
})
