import { createHmac } from 'node:crypto'
import type { ProviderNotice } from '@reservaplus/shared/payments/provider-notice'
import { beforeEach, describe, expect, it } from 'vitest'
import { requestContext, testClock } from '../testing/context'
import { createHttpContext, noEntrance } from '../trpc/context'
import { createPaymentNotices } from './payment-notices'
import type { HttpRequest } from './request'

const secret = 'a webhook secret of tests'
const clock = testClock()
const organizationId = '01J00000000000000000000000'
const queued: ProviderNotice[] = []
const route = createPaymentNotices({
  secret: () => secret,
  queue: async (notice) => {
    queued.push(notice)
  },
})

beforeEach(() => queued.splice(0))

const send = async (rawQuery: string, { signed = rawQuery, method = 'POST', path = '/v1/payments/webhook' } = {}) => {
  const ts = String(clock.now().getTime() / 1000)
  const id = new URLSearchParams(signed).get('data.id')
  const manifest = `${id ? `id:${id};` : ''}request-id:r-1;ts:${ts};`
  const v1 = createHmac('sha256', secret).update(manifest).digest('hex')
  const request: HttpRequest = {
    ...{
      method,
      path,
      rawQuery,
      body: 'no JSON at all',
      correlationId: 'test',
      viewerAddress: undefined,
      isByKey: false,
    },
    headers: new Headers({ 'x-request-id': 'r-1', 'x-signature': `ts=${ts},v1=${v1}` }),
  }

  return (await route(request, createHttpContext(requestContext(clock), request, noEntrance))).json()
}

describe('a notice of the provider', () => {
  it('is queued and answered, whatever its body says', async () => {
    expect(await send(`organization=${organizationId}&data.id=77&type=payment`)).toEqual({ isHandled: true })
    expect(queued).toEqual([{ topic: 'payment', externalId: '77', organizationId }])
  })

  it('of the older kind has its id and its topic elsewhere', async () => {
    expect(await send(`organization=${organizationId}&id=77&topic=payment`)).toEqual({ isHandled: true })
    expect(queued).toMatchObject([{ externalId: '77' }])
  })

  it('about a subscription to the product names no salon', async () => {
    expect(await send('data.id=abc-1&type=subscription_preapproval')).toEqual({ isHandled: true })
    expect(queued).toEqual([{ topic: 'subscription_preapproval', externalId: 'abc-1' }])
  })

  it.each([
    'data.id=77&type=payment',
    'data.id=77&type=merchant_order',
    'type=payment',
    'data.id=7%2F..%2F7&type=payment',
  ])('that concerns nobody here is received and left alone: %s', async (query) => {
    expect(await send(query)).toEqual({ isHandled: false })
    expect(queued).toEqual([])
  })

  it('that is forged is refused and not queued', async () => {
    const forged = send(`organization=${organizationId}&data.id=78&type=payment`, { signed: 'data.id=77' })
    await expect(forged).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(queued).toEqual([])
  })

  it('comes to its own address alone', async () => {
    await expect(send('data.id=77', { path: '/v1/payments/webhook/more' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(send('data.id=77', { method: 'GET' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
