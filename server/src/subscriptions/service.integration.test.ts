import type { Limits } from '@reservaplus/shared/subscriptions/counters'
import { plans } from '@reservaplus/shared/subscriptions/plans'
import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'

import { create as createClient } from '../clients/service'
import { findEventsOfSubject } from '../events/repository'
import { openOrganization, testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { cancel, changeSubscription, choosePlan, resume } from './change'
import { findSubscription } from './repository'
import { get, usage } from './service'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const trialEnd = instant.parse('2026-12-07T14:00:00Z')

const openTrial = (clock = testClock(), limits: Partial<Limits> = {}) =>
  openOrganization(
    {
      subscription: {
        plan: 'basico',
        status: 'trial',
        billingCycle: 'monthly',
        trialEndsAt: trialEnd,
        periodEnd: trialEnd,
        limits: Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit ?? null])),
      },
    },
    clock,
  )

describe('the subscription', () => {
  it('says what it is at this moment, also before the daily run has been there', async () => {
    const clock = testClock()
    const ctx = await openTrial(clock)
    expect(await get(ctx)).toMatchObject({
      status: 'trial',
      isRunning: true,
      runsUntil: trialEnd,
      price: { amount: 14_990, currency: 'CLP' },
      limits: plans.basico.limits,
    })
    clock.set(trialEnd)
    expect(await get(ctx)).toMatchObject({ status: 'expired', isRunning: false })
    expect((await findSubscription(ctx.organizationId))?.status).toBe('trial')
  })

  it('changes the cycle at once in the trial, and tells the audit what became what', async () => {
    const ctx = await openTrial()
    const changed = await choosePlan(ctx, { billingCycle: 'yearly' })
    expect(changed).toMatchObject({ billingCycle: 'yearly', price: { amount: 149_900 }, version: 2 })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'subscription', id: ctx.organizationId })
    expect(events).toMatchObject([
      { version: 1, data: { changes: { plan: { after: 'basico' }, status: { after: 'trial' } } } },
      {
        type: 'subscription.changed',
        actor: ctx.actor,
        version: 2,
        data: { changes: { billingCycle: { before: 'monthly', after: 'yearly' } } },
      },
    ])
  })

  it('is not changed to a plan that is only announced', async () => {
    const ctx = await openTrial()
    await expect(choosePlan(ctx, { plan: 'empresarial' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['plan'] }] },
    })
  })

  it('is cancelled for the end of the period, resumed until then, and revived by a payment only', async () => {
    const clock = testClock()
    const ctx = await openTrial(clock)
    expect(await cancel(ctx, {})).toMatchObject({
      status: 'trial',
      isRunning: true,
      cancelledAt: '2026-11-23T14:00:00Z',
    })
    expect((await resume(ctx, {})).cancelledAt).toBeUndefined()
    await cancel(ctx, {})
    clock.set(trialEnd)
    await expect(resume(ctx, {})).rejects.toEqual(failing('INVALID_TRANSITION'))
    expect(await get(ctx)).toMatchObject({ status: 'cancelled', isRunning: false })
    await expect(createClient(ctx, { firstName: 'Ana', lastName: '' })).rejects.toEqual(
      failing('SUBSCRIPTION_INACTIVE'),
    )
  })

  it('is changed once of two who have seen the same version', async () => {
    const ctx = await openTrial()
    const outcomes = await Promise.allSettled([
      cancel(ctx, { version: 1 }),
      choosePlan(ctx, { billingCycle: 'yearly', version: 1 }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
  })

  it('is not there for an organization that has none', async () => {
    const ctx = await openTrial()
    const nowhere = { ...ctx, organizationId: '01JD0000000000000000000000' as typeof ctx.organizationId }
    await expect(get(nowhere)).rejects.toEqual(failing('NOT_FOUND'))
    await expect(changeSubscription(nowhere, (current) => current)).rejects.toEqual(failing('NOT_FOUND'))
  })
})

describe('usage', () => {
  it('F-39 has every limit by its name, and a month begins anew in the organization’s own zone', async () => {
    const clock = testClock()
    const ctx = await openTrial(clock, { clients: 5 })
    for (let count = 1; count <= 5; count++) await createClient(ctx, { firstName: `Ana ${count}`, lastName: '' })
    expect(await usage(ctx)).toMatchObject({
      plan: 'basico',
      status: 'trial',
      isRunning: true,
      usage: {
        clients: { current: 5, max: 5, canAdd: false, percent: 100, isNearLimit: true },
        professionals: { current: 0, max: 3, canAdd: true, percent: 0, isNearLimit: false },
        monthlyAppointments: { current: 0, max: 500 },
      },
    })
  })
})
