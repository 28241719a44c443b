import type { AppContext } from '@reservaplus/server/app-context'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { changeSubscription } from '@reservaplus/server/subscriptions/change'
import { correctCount, findSubscription } from '@reservaplus/server/subscriptions/repository'
import { usage } from '@reservaplus/server/subscriptions/service'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { pay } from '@reservaplus/shared/subscriptions/status'
import { instant } from '@reservaplus/shared/time/schema'
import type { Context } from 'aws-lambda'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ScheduleHandler } from '../runtime/schedule-handler'

const table = useTestTable()

const jobs: Record<string, (time: string) => Promise<unknown>> = {}

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_REGION', 'sa-east-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  const run = (handler: ScheduleHandler) => async (time: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
    await handler({ time }, {} as Context)
  }
  jobs.recount = run((await import('./recount-usage')).handler)
  jobs.advance = run((await import('./advance-subscriptions')).handler)
})
afterEach(() => vi.useRealTimers())

const recount = async (time: string) => jobs.recount?.(time)
const advance = async (time: string) => jobs.advance?.(time)

const subscribed = (status: Subscription['status'], periodEnd: string) => ({
  subscription: {
    plan: 'basico' as const,
    status,
    billingCycle: 'monthly' as const,
    periodEnd: instant.parse(periodEnd),
  },
})
const statusIn = async ({ organizationId }: AppContext) => (await findSubscription(organizationId))?.status

const start = '2026-11-23T14:00:00Z'
const open = (name: string, status: Subscription['status'], periodEnd: string) =>
  openOrganization({ name, ...subscribed(status, periodEnd) }, testClock(start))

describe('advance-subscriptions', () => {
  it('ends what has ended, once, and tells the audit; what runs is left alone', async () => {
    const ended = await open('Prueba vencida', 'trial', '2026-11-24T14:00:00Z')
    const running = await open('Prueba en curso', 'trial', '2026-12-01T14:00:00Z')
    const due = await open('Pago pendiente', 'active', '2026-11-24T14:00:00Z')
    const lapsed = await open('Sin pagar', 'past_due', '2026-11-18T14:00:00Z')
    const gone = await open('Hace mucho', 'active', '2026-11-10T14:00:00Z')
    const all = [ended, running, due, lapsed, gone]

    await advance('2026-11-24T13:59:00Z')
    expect(await Promise.all(all.map(statusIn))).toEqual(['trial', 'trial', 'active', 'past_due', 'expired'])
    await advance('2026-11-25T14:00:00Z')
    await advance('2026-11-25T15:00:00Z')
    expect(await Promise.all(all.map(statusIn))).toEqual(['expired', 'trial', 'past_due', 'expired', 'expired'])

    const events = await findEventsOfSubject(ended.organizationId, { kind: 'subscription', id: ended.organizationId })
    expect(events).toMatchObject([
      { actor: { id: 'onboarding' }, version: 1 },
      {
        actor: { kind: 'system', id: 'subscription-run' },
        data: { changes: { status: { before: 'trial', after: 'expired' } } },
      },
    ])
  })

  it('leaves alone who has paid since the index was read', async () => {
    const ctx = await open('Justo a tiempo', 'active', '2026-11-24T14:00:00Z')
    await changeSubscription(ctx, (current, now) => pay(current, now, 'America/Santiago'))
    await advance('2026-11-25T14:00:00Z')
    expect(await findSubscription(ctx.organizationId)).toMatchObject({
      status: 'active',
      periodEnd: '2026-12-24T14:00:00Z',
    })
  })
})

describe('recount-usage', () => {
  it('F-24 comes by every organization within eight hours, and repairs what it finds', async () => {
    const places = await Promise.all(
      ['Uno', 'Dos', 'Tres', 'Cuatro'].map((name) => open(name, 'active', '2027-11-24T14:00:00Z')),
    )
    for (const { organizationId } of places) {
      expect(await correctCount(organizationId, { counted: 'clients', count: 0, changes: 0 }, 3)).toBe(true)
    }
    for (let hour = 0; hour < 8; hour++) await recount(`2026-11-24T0${hour}:00:00Z`)
    for (const place of places) expect((await usage(place)).usage.clients.current).toBe(0)
  })
})
