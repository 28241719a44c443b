import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { createService } from '@reservaplus/server/services/create'
import { openOrganization, testClock } from '@reservaplus/server/testing/context'
import { newService } from '@reservaplus/server/testing/samples'
import { dueShards, findDeliveries, findDueDeliveries } from '@reservaplus/server/webhooks/delivery-repository'
import { create } from '@reservaplus/server/webhooks/service'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { deliver } from '../webhooks/deliver'
import type { DeliveryNotice } from '../webhooks/delivery-notice'
import { fanOut } from '../webhooks/fan-out'
import type { Posted, post } from '../webhooks/post'

export const monday = parseInstant('2026-11-23T14:00:00Z')
export const linkSecret = 'a secret of tests that is long enough'
type Sent = { url: string; headers: Record<string, string>; body: string }

export const receiver: { sent: Sent[]; answer: Posted } = { sent: [], answer: { status: 200 } }
export const send: typeof post = async (url, { headers, body }) => {
  receiver.sent.push({ url, headers, body })

  return receiver.answer
}
export const now = () => instantOf(new Date())

/** The clock stands on Monday, and the receiver takes everything, when a test begins. */
export const useReceiver = () => {
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) }))
  beforeEach(() => {
    receiver.sent = []
    receiver.answer = { status: 200 }
  })
  afterEach(() => void vi.setSystemTime(new Date(monday)))
}

/** A salon with a webhook for services, and the event of its first service. */
export const openSalon = async () => {
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

export const fanOutAndDeliver = async (notice: EventNotice) => {
  const outcomes = []
  for (const each of await fanOut(notice, now())) outcomes.push(await deliver(each, { linkSecret, send }))

  return outcomes
}
