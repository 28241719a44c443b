import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import * as z from 'zod'

import { createClock } from '../clock/clock'
import { type MercadoPagoStandIn, startMercadoPago } from './start-mercado-pago'

const folder = mkdtempSync(join(tmpdir(), 'mercado-pago-'))
const options = { file: join(folder, 'mercado-pago.json') }
const clock = createClock()
let standIn: MercadoPagoStandIn
let seller: string

const newPreference = async (changes: object = {}) => {
  const body = {
    items: [{ title: 'Corte <b>& peinado', quantity: 1, unit_price: 12_500, currency_id: 'CLP' }],
    external_reference: 'PAY-1',
    back_urls: { success: 'https://book.example/ok?a=1', failure: 'https://book.example/no' },
    auto_return: 'approved',
    binary_mode: true,
    ...changes,
  }
  const headers = { authorization: `Bearer ${seller}`, 'content-type': 'application/json' }
  const response = await fetch(`${standIn.url}/checkout/preferences`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  const { id, init_point } = z.object({ id: z.string(), init_point: z.url() }).parse(await response.json())
  return { id, checkout: init_point }
}
const press = (pref_id: string, action: string) =>
  fetch(`${standIn.url}/checkout/v1/pay`, {
    method: 'POST',
    body: new URLSearchParams({ pref_id, action, method: 'visa', detail: 'cc_rejected_high_risk' }),
    redirect: 'manual',
  })
const text = async (address: string) => (await fetch(address)).text()

beforeAll(async () => {
  standIn = await startMercadoPago({ ...options, now: clock.now })
  seller = standIn.connect('Salón').access_token
})
afterAll(async () => {
  await standIn.stop()
  rmSync(folder, { recursive: true })
})

describe('the checkout', () => {
  it('says what is paid, how much and to whom, with names as text', async () => {
    const html = await text((await newPreference()).checkout)
    expect(html).toContain('Corte &lt;b&gt;&amp; peinado')
    expect(html).toContain('$12.500')
    expect(html).toContain('Salón')
    expect(html).not.toContain('Servipag')
  })

  it('sends back who paid, with what MercadoPago adds', async () => {
    const { id } = await newPreference()
    const { searchParams, origin, pathname } = new URL((await press(id, 'approve')).headers.get('location') ?? '')
    expect(origin + pathname).toBe('https://book.example/ok')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      a: '1',
      status: 'approved',
      external_reference: 'PAY-1',
      preference_id: id,
    })
  })

  it('lets a rejected payer try again, and sends back who gives up', async () => {
    const { id } = await newPreference()
    expect(await (await press(id, 'reject')).text()).toContain('Intentar de nuevo')
    const back = new URL((await press(id, 'abandon')).headers.get('location') ?? '')
    expect([back.pathname, back.searchParams.get('status')]).toEqual(['/no', 'null'])
  })

  it('sends nobody back who closes the tab', async () => {
    const answer = await press((await newPreference()).id, 'approve-and-close')
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
  })

  it('is closed once the preference has expired, also for a page that is still open', async () => {
    const { id, checkout } = await newPreference({
      expires: true,
      expiration_date_to: new Date(clock.now() + 60_000).toISOString(),
    })
    clock.advance(120_000)
    expect(await text(checkout)).toContain('venció')
    expect(await (await press(id, 'approve')).text()).toContain('venció')
    expect((await fetch(`${standIn.url}/checkout/v1/redirect?pref_id=unknown`)).status).toBe(404)
  })
})

it('nothing is forgotten when it starts again', async () => {
  const { id } = await newPreference()
  const payment = standIn.pay(id, { outcome: 'approve' })
  await standIn.stop()
  standIn = await startMercadoPago({ ...options, now: clock.now })
  const headers = { authorization: `Bearer ${seller}` }
  const found = await fetch(`${standIn.url}/v1/payments/${payment.id}`, { headers })
  expect(await found.json()).toEqual(payment)
})

describe('the authorization page', () => {
  const page = (fields: object) => fetch(`${standIn.url}/authorization?${new URLSearchParams({ ...fields })}`)
  const asked = {
    client_id: '7000000000000001',
    response_type: 'code',
    redirect_uri: 'https://app.example/back',
    state: 's',
  }

  it('is shown for the application only', async () => {
    expect((await page(asked)).status).toBe(200)
    expect((await page({ ...asked, client_id: 'other' })).status).toBe(400)
    expect((await page({ ...asked, redirect_uri: 'nowhere' })).status).toBe(400)
  })

  it('sends back without a code when the seller says no', async () => {
    const body = new URLSearchParams({ action: 'deny', redirect_uri: asked.redirect_uri, state: 's' })
    const answer = await fetch(`${standIn.url}/authorization`, { method: 'POST', body, redirect: 'manual' })
    expect(answer.headers.get('location')).toBe('https://app.example/back?error=access_denied&state=s')
  })
})
