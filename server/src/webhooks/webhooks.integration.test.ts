import { eventId, organizationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { findEvent, findEventsOfSubject } from '../events/repository'
import { openOrganization, testClock } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { createDelivery, findDelivery, findDueDeliveries } from './delivery-repository'
import { listDeliveries, resendDelivery } from './list-deliveries'
import { findWebhook } from './repository'
import { create, get, list, remove, rotateSecret, test, update } from './service'

const table = useTestTable()

const typed = {
  url: 'https://caja.example.com/hooks',
  description: 'Caja',
  eventTypes: ['appointment.booked' as const],
}

const open = async () => {
  const clock = testClock()
  const ctx = await openOrganization({}, clock)
  const { webhook, secret } = await create(ctx, typed)
  const { id } = webhook
  const addDelivery = async (status: 'failed' | 'pending' = 'failed') => {
    const delivery = {
      id: eventId.parse(ulid()),
      organizationId: ctx.organizationId,
      webhookId: id,
      type: 'appointment.booked',
      status,
      attempts: [],
      createdAt: instantOf(clock.now()),
      turn: 3,
    }
    await createDelivery(delivery)

    return delivery
  }

  return { ctx, clock, id, webhook, secret, addDelivery }
}

describe('a webhook', () => {
  it('tells its secret when it is made, and the table does not know it', async () => {
    const { ctx, id, webhook, secret } = await open()
    const everything = JSON.stringify(await readEverything(table()))

    expect(secret).toMatch(/^whsec_/)
    expect(everything).not.toContain(secret)
    expect(await get(ctx, { id })).toEqual(webhook)
    expect(JSON.stringify(webhook)).not.toContain('secret')
  })

  it('is made once for one idempotency key, with the same secret', async () => {
    const { ctx } = await open()
    const idempotencyKey = ulid()
    const [first, again] = [
      await create(ctx, { ...typed, idempotencyKey }),
      await create(ctx, { ...typed, idempotencyKey }),
    ]

    expect(again).toEqual(first)
    expect(await list(ctx)).toHaveLength(2)
  })

  it('gets another secret when asked, and says until when the old one signs', async () => {
    const { ctx, id, secret } = await open()
    const rotated = await rotateSecret(ctx, { id })

    expect(rotated.secret).not.toBe(secret)
    expect(rotated.webhook.previousSecretUntil).toBe('2026-11-24T14:00:00Z')
  })

  it('is changed field by field, and begins anew when it is switched on', async () => {
    const { ctx, id } = await open()
    const stored = await findWebhook(ctx.organizationId, id)
    if (!stored) throw new Error('It was just made')
    await update(ctx, { id, isActive: false })
    await update(ctx, { id, eventTypes: ['client.changed'] })

    expect(await update(ctx, { id, isActive: true })).toMatchObject({
      url: typed.url,
      eventTypes: ['client.changed'],
      isActive: true,
    })
  })

  it('is told of in the audit like everything that is changed', async () => {
    const { ctx, id } = await open()
    await update(ctx, { id, description: 'Contabilidad' })
    await remove(ctx, { id })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'webhook', id })

    expect(events.map(({ type }) => type)).toEqual(['webhook.changed', 'webhook.changed', 'webhook.changed'])
    await expect(get(ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is one of ten at most, also when several are made at once', async () => {
    const { ctx } = await open()
    for (let count = 0; count < 8; count += 1) await create(ctx, typed)
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => create(ctx, typed)))

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await list(ctx)).toHaveLength(10)
    await expect(create(ctx, typed)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is tested by an event of its own, once it is known', async () => {
    const { ctx, id } = await open()
    const sent = await test(ctx, { id })

    expect(await findEvent(ctx.organizationId, sent.eventId)).toMatchObject({
      type: 'webhook.test',
      subject: { kind: 'webhook', id },
      origin: 'live',
    })
    const other = await open()
    await expect(test(other.ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the log of deliveries', () => {
  it('is read a page at a time, newest first, in two reads side by side', async () => {
    const { ctx, id, addDelivery } = await open()
    const made = [await addDelivery(), await addDelivery(), await addDelivery()].map((each) => each.id)
    const first = await listDeliveries(ctx, { id, limit: 2 })
    const second = await listDeliveries(ctx, { id, limit: 2, cursor: first.cursor })
    const measure = meterUnits(table().client)
    const units = await measure(() => listDeliveries(ctx, { id, limit: 50 }))

    expect([...first.items, ...second.items].map((each) => each.id)).toEqual(made.toSorted().reverse())
    expect(units).toMatchObject({ rounds: 1, requests: 2, write: 0 })
    expect(units.read).toBeLessThanOrEqual(1)
  })

  it('is nobody else’s', async () => {
    const [own, other] = [await open(), await open()]
    const { id: deliveryId } = await own.addDelivery()

    await expect(listDeliveries(other.ctx, { id: own.id, limit: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(resendDelivery(other.ctx, { id: other.id, deliveryId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('sends one of them again: it is due at once', async () => {
    const { ctx, clock, id, addDelivery } = await open()
    const delivery = await addDelivery()
    const again = await resendDelivery(ctx, { id, deliveryId: delivery.id })
    const shards = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6, 7].map((shard) => findDueDeliveries(shard, instantOf(clock.now()), 100)),
    )

    expect(again).toMatchObject({ status: 'pending', nextAttemptAt: '2026-11-23T14:00:00Z' })
    expect(shards.flat().map((each) => each.id)).toContain(delivery.id)
    expect(await findDelivery(delivery)).toMatchObject({ turn: 4 })
    expect(organizationId.parse(ctx.organizationId)).toBe(delivery.organizationId)
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'webhook', id })
    expect(events).toContainEqual(expect.objectContaining({ actor: ctx.actor, version: 1, type: 'webhook.changed' }))
    expect(JSON.stringify(events)).toContain(delivery.id)
  })
})
