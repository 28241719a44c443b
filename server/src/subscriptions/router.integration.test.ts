import { planView } from '@reservaplus/shared/subscriptions/views'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let tenant: Tenant
let owner: string
beforeAll(async () => {
  api = await startApi()
  tenant = await openTenant(
    { pool: api.pool, linkSecret, bookOrigin },
    {
      subscription: {
        plan: 'empresarial',
        status: 'active',
        billingCycle: 'monthly',
        periodEnd: instant.parse('2199-12-31T00:00:00Z'),
        limits: { clients: 1 },
      },
    },
  )
  owner = await tenant.tokenOf('owner')
})
afterAll(() => api.stop())

describe('the plans over REST', () => {
  it('F-39 are open to whoever considers one, whole and in order', async () => {
    const answer = await api.call({ path: '/v1/public/plans' })
    const { items } = z.object({ items: z.array(planView) }).parse(answer.json())
    expect(items.map(({ id, state, prices }) => [id, state, prices.monthly.amount])).toEqual([
      ['basico', 'sellable', 14_990],
      ['profesional', 'coming-soon', 49_990],
      ['empresarial', 'coming-soon', 99_990],
    ])
    expect(items[0]).toMatchObject({
      isPopular: true,
      struckThrough: { monthly: { amount: 29_990 }, yearly: { amount: 179_880 } },
      yearlyDiscountPercent: 17,
      trialDays: 14,
      texts: { es: { badge: 'El más popular' }, en: { name: 'Basic' }, pt: { name: 'Básico' } },
    })
  })

  it('are found by their id', async () => {
    expect((await api.call({ path: '/v1/public/plans/basico' })).json()).toMatchObject({ id: 'basico' })
    expect((await api.call({ path: '/v1/public/plans/gratis' })).status).toBe(404)
  })
})

describe('the subscription over REST', () => {
  it('shows the owner what is paid and anyone on the team how full it is', async () => {
    const staff = await tenant.tokenOf('staff')
    expect((await api.call({ path: '/v1/subscription', token: owner })).json()).toMatchObject({
      plan: 'empresarial',
      status: 'active',
      price: { amount: 99_990, currency: 'CLP' },
    })
    expect((await api.call({ path: '/v1/subscription', token: staff })).status).toBe(403)
    expect((await api.call({ path: '/v1/subscription/usage', token: staff })).json()).toMatchObject({
      isRunning: true,
      usage: {
        users: { current: 4, max: 99 },
        professionals: { current: 2, max: 50 },
        receptionists: { current: 1, max: 10 },
        staff: { current: 1, max: 5 },
        services: { current: 1 },
        clients: { current: 1, max: 1, canAdd: false },
      },
    })
  })

  it('F-55 says as one problem what is full, how full, and that another plan has room', async () => {
    const body = { firstName: 'Luz', lastName: 'Vera', email: `${ulid()}@correo.example` }
    const answer = await api.call({ method: 'POST', path: '/v1/clients', token: owner, body })
    expect(answer.status).toBe(403)
    expect(answer.json()).toMatchObject({
      type: 'urn:reservaplus:error:limit-exceeded',
      code: 'LIMIT_EXCEEDED',
      counter: 'clients',
      limit: 1,
      current: 1,
      upgradeRequired: true,
    })
  })

  it('keeps what is paid for when another plan or cycle is chosen', async () => {
    const choose = (body: object) =>
      api.call({ method: 'POST', path: '/v1/subscription/choose-plan', token: owner, body })
    expect((await choose({ plan: 'profesional' })).json()).toMatchObject({
      code: 'BAD_INPUT',
      issues: [{ path: ['plan'] }],
    })
    expect((await choose({ plan: 'gratis' })).status).toBe(400)
    expect((await choose({ plan: 'basico', billingCycle: 'yearly' })).json()).toMatchObject({
      plan: 'empresarial',
      next: { plan: 'basico', billingCycle: 'yearly' },
      price: { amount: 149_900 },
    })
    // Back to what one has, though nobody else could choose it now.
    const back = (await choose({ plan: 'empresarial', billingCycle: 'monthly' })).json()
    expect(back).toMatchObject({ plan: 'empresarial', price: { amount: 99_990 } })
    expect(back).not.toHaveProperty('next')
  })
})
