import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { createService } from '@reservaplus/server/services/create'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { newService } from '@reservaplus/server/testing/samples'
import { useTestTable } from '@reservaplus/server/testing/table'
import { dueShards, findDeliveries, findDueDeliveries } from '@reservaplus/server/webhooks/delivery-repository'
import { findWebhook } from '@reservaplus/server/webhooks/repository'
import { create, remove, test as sendTest, update } from '@reservaplus/server/webhooks/service'
import { signatureHeader } from '@reservaplus/server/webhooks/sign-delivery'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { addMinutes, instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliver } from './deliver'
import type { DeliveryNotice } from './delivery-notice'
import { fanOut } from './fan-out'
import type { Posted, post } from './post'

useTestTable()

const monday = parseInstant('2026-11-23T14:00:00Z')
const linkSecret = 'a secret of tests that is long enough'
type Sent = { url: string; headers: Record<string, string>; body: string }

let sent: Sent[]
let answer: Posted
const send: typeof post = async (url, { headers, body }) => {
  sent.push({ url, headers, body })

  return answer
}
const now = () => instantOf(new Date())

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) }))
beforeEach(() => {
  vi.setSystemTime(new Date(monday))
  sent = []
  answer = { status: 200 }
})
afterEach(() => vi.setSystemTime(new Date(monday)))

const open = async () => {
  const ctx = await openOrganization({}, testClock(monday))
  const { organizationId } = ctx
  const { webhook } = await create(ctx, {
    url: 'https://caja.example.com/hooks',
    description: '',
    eventTypes: ['service.changed'],
  })
  const service = await createService(ctx, newService())
  const subject = { kind: 'service', id: service.id }
  const [event] = await findEventsOfSubject(organizationId, subject)
  if (!event) throw new Error('It was just made')
  const notice: EventNotice = { id: event.id, type: event.type, organizationId, subject, version: 1 }
  const logged = async () => (await findDeliveries(organizationId, { webhookId: webhook.id, limit: 10 })).items
  const due = async (): Promise<DeliveryNotice[]> =>
    (await Promise.all(dueShards.map((shard) => findDueDeliveries(shard, now(), 100))))
      .flat()
      .filter((each) => each.organizationId === organizationId)
  /** What the run of each minute does, until nothing is due any more. */
  const wait = async () => {
    const [first] = await logged()
    if (!first?.nextAttemptAt) return false
    vi.setSystemTime(new Date(first.nextAttemptAt))
    for (const each of await due()) await deliver(each, { linkSecret, send })

    return true
  }

  return { ctx, organizationId, webhook, service, event, notice, logged, due, wait }
}

const fanOutAndDeliver = async (notice: EventNotice) => {
  const outcomes = []
  for (const each of await fanOut(notice, now())) outcomes.push(await deliver(each, { linkSecret, send }))

  return outcomes
}

describe('an event', () => {
  it('is told once to the webhook that wants it, signed, without anything personal', async () => {
    const { webhook, notice, event, service, logged, organizationId } = await open()
    expect(await fanOutAndDeliver(notice)).toEqual(['delivered'])

    const [first] = sent
    expect(first?.url).toBe(webhook.url)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      id: event.id,
      type: 'service.changed',
      createdAt: event.at,
      organizationId,
      actor: { kind: 'staff' },
      subject: { kind: 'service', id: service.id },
      version: 1,
    })
    const stored = await findWebhook(organizationId, webhook.id)
    expect(first?.headers['reservaplus-signature']).toBe(
      stored && signatureHeader(linkSecret, stored, first?.body ?? '', monday),
    )
    expect(first?.headers).toMatchObject({ 'reservaplus-event': 'service.changed', 'reservaplus-event-id': event.id })
    expect(await logged()).toMatchObject([{ status: 'delivered', attempts: [{ status: 200, at: monday }] }])
  })

  it('that arrives twice, or whose message does, is told once', async () => {
    const { notice } = await open()
    const [first] = await fanOut(notice, now())
    const [again] = await fanOut(notice, now())
    if (!first || !again) throw new Error('It is wanted')
    const outcomes = await Promise.all([first, again, first].map((each) => deliver(each, { linkSecret, send })))

    expect(outcomes.sort()).toEqual(['delivered', 'not its turn', 'not its turn'])
    expect(sent).toHaveLength(1)
  })

  it.each([
    ['that wants others', { eventTypes: ['client.changed' as const] }],
    ['that is switched off', { isActive: false }],
  ])('is not told to a webhook %s', async (_, changes) => {
    const { ctx, webhook, notice } = await open()
    await update(ctx, { id: webhook.id, ...changes })

    expect(await fanOutAndDeliver(notice)).toEqual([])
  })

  it('of what is nobody’s business is told to nobody', async () => {
    const { notice } = await open()

    expect(await fanOut({ ...notice, type: 'registration.changed' }, now())).toEqual([])
  })

  it.each(['switched off', 'removed'])('on its way to a webhook that is %s meanwhile is dropped', async (what) => {
    const { ctx, webhook, notice, logged } = await open()
    const [delivery] = await fanOut(notice, now())
    if (!delivery) throw new Error('It is wanted')
    await (what === 'removed' ? remove(ctx, { id: webhook.id }) : update(ctx, { id: webhook.id, isActive: false }))

    expect(await deliver(delivery, { linkSecret, send })).toBe('dropped')
    expect([sent.length, (await logged())[0]?.status]).toEqual([0, 'dropped'])
  })
})

describe('a delivery that fails', () => {
  it('is tried again with the same body and a new signature until it arrives', async () => {
    const { notice, logged, wait, webhook, organizationId } = await open()
    answer = { status: 500 }
    expect(await fanOutAndDeliver(notice)).toEqual(['pending'])
    expect((await findWebhook(organizationId, webhook.id))?.failingSince).toBe(monday)
    answer = { error: 'timeout' }
    await wait()
    answer = { status: 201 }
    await wait()

    expect(await logged()).toMatchObject([
      {
        status: 'delivered',
        attempts: [
          { at: monday, status: 500 },
          { at: addMinutes(monday, 1), error: 'timeout' },
          { at: addMinutes(monday, 6), status: 201 },
        ],
      },
    ])
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
    expect(new Set(sent.map(({ headers }) => headers['reservaplus-signature'])).size).toBe(3)
    expect((await findWebhook(organizationId, webhook.id))?.failingSince).toBeUndefined()
  })

  it('for three days is given up, and its webhook is switched off for all to see', async () => {
    const { notice, logged, wait, webhook, organizationId } = await open()
    answer = { error: 'unreachable' }
    await fanOutAndDeliver(notice)
    while (await wait());
    const [given] = await logged()

    expect(given).toMatchObject({ status: 'failed' })
    expect(given?.attempts).toHaveLength(14)
    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({
      isActive: false,
      failingSince: monday,
      disabledAt: addMinutes(monday, 3 * 24 * 60),
    })
    const events = await findEventsOfSubject(organizationId, { kind: 'webhook', id: webhook.id })
    expect(events.at(-1)).toMatchObject({ actor: { kind: 'system', id: 'deliver-webhooks' }, type: 'webhook.changed' })
    expect(await fanOutAndDeliver(notice)).toEqual([])
  })

  it('while others arrive is given up alone', async () => {
    const { ctx, notice, wait, webhook, organizationId } = await open()
    answer = { status: 400 }
    await fanOutAndDeliver(notice)
    answer = { status: 200 }
    const other = await createService(ctx, newService({ name: 'Otro' }))
    const [event] = await findEventsOfSubject(organizationId, { kind: 'service', id: other.id })
    if (!event) throw new Error('It was just made')
    vi.setSystemTime(new Date(addMinutes(monday, 600)))
    await fanOutAndDeliver({ ...notice, id: event.id, subject: { kind: 'service', id: other.id } })
    answer = { status: 400 }
    for (let round = 0; round < 20; round++) await wait()

    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({ isActive: true })
  })

  it('because the receiver is gone is not repeated', async () => {
    const { notice, logged, webhook, organizationId } = await open()
    answer = { status: 410 }

    expect(await fanOutAndDeliver(notice)).toEqual(['failed'])
    expect((await logged())[0]?.nextAttemptAt).toBeUndefined()
    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({ isActive: false, disabledAt: monday })
  })

  it('because its function died is taken up again', async () => {
    const { notice, due, logged } = await open()
    const [delivery] = await fanOut(notice, now())
    if (!delivery) throw new Error('It is wanted')
    const dying = () => Promise.reject(new Error('Out of memory'))
    await expect(deliver(delivery, { linkSecret, send: dying })).rejects.toThrow('Out of memory')
    expect(await deliver(delivery, { linkSecret, send })).toBe('not its turn')

    vi.setSystemTime(new Date(addMinutes(monday, 3)))
    for (const each of await due()) await deliver(each, { linkSecret, send })
    expect(await logged()).toMatchObject([{ status: 'delivered', turn: 2 }])
  })

  it('whose message got lost is found by the run of each minute', async () => {
    const { notice, due } = await open()
    await fanOut(notice, now())
    expect(await due()).toEqual([])

    vi.setSystemTime(new Date(addMinutes(monday, 3)))
    expect(await due()).toMatchObject([{ turn: 0 }])
  })
})

describe('a test', () => {
  const testNotice = async ({ ctx, webhook, organizationId }: Awaited<ReturnType<typeof open>>) => {
    const { eventId } = await sendTest(ctx, { id: webhook.id })
    const subject = { kind: 'webhook', id: webhook.id }

    return { id: eventId, type: 'webhook.test', organizationId, subject, version: 1 }
  }

  it('reaches its webhook only, also one that is switched off', async () => {
    const salon = await open()
    await create(salon.ctx, { url: 'https://other.example.com/', description: '', eventTypes: ['service.changed'] })
    await update(salon.ctx, { id: salon.webhook.id, isActive: false })

    expect(await fanOutAndDeliver(await testNotice(salon))).toEqual(['delivered'])
    expect(sent.map(({ url, headers }) => [url, headers['reservaplus-event']])).toEqual([
      [salon.webhook.url, 'webhook.test'],
    ])
  })

  it('that fails is told in the log at once, is not repeated, and means nothing for the webhook', async () => {
    const salon = await open()
    answer = { error: 'tls' }

    expect(await fanOutAndDeliver(await testNotice(salon))).toEqual(['failed'])
    expect(await salon.logged()).toMatchObject([{ type: 'webhook.test', attempts: [{ error: 'tls' }] }])
    expect((await findWebhook(salon.organizationId, salon.webhook.id))?.failingSince).toBeUndefined()
  })
})
