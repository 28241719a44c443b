import type { AppContext } from '@reservaplus/server/app-context'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { changeOrganization } from '@reservaplus/server/organizations/change'
import { createService } from '@reservaplus/server/services/create'
import { newService } from '@reservaplus/server/testing/samples'
import { useTestTable } from '@reservaplus/server/testing/table'
import { findDelivery } from '@reservaplus/server/webhooks/delivery-repository'
import { findWebhook } from '@reservaplus/server/webhooks/repository'
import { remove, update } from '@reservaplus/server/webhooks/service'
import { signatureHeader } from '@reservaplus/server/webhooks/sign-delivery'
import { eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { describe, expect, it, vi } from 'vitest'
import {
  fanOutAndDeliver,
  linkSecret,
  monday,
  now,
  openSalon,
  receiver,
  send,
  useReceiver,
} from '../testing/webhook-salon'
import { deliver } from './deliver'
import { fanOut } from './fan-out'

useTestTable()
useReceiver()

describe('an event', () => {
  it('is told once to the webhook that wants it, signed, without anything personal', async () => {
    const { webhook, notice, event, service, logged, organizationId } = await openSalon()
    expect(await fanOutAndDeliver(notice)).toEqual(['delivered'])

    const [first] = receiver.sent
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
    const { notice } = await openSalon()
    const [first] = await fanOut(notice, now())
    const [again] = await fanOut(notice, now())
    if (!first || !again) throw new Error('It is wanted')
    const outcomes = await Promise.all([first, again, first].map((each) => deliver(each, { linkSecret, send })))

    expect(outcomes.sort()).toEqual(['delivered', 'not its turn', 'not its turn'])
    expect(receiver.sent).toHaveLength(1)
  })

  it.each([
    ['that wants others', { eventTypes: ['client.changed' as const] }],
    ['that is switched off', { isActive: false }],
  ])('is not told to a webhook %s', async (_, changes) => {
    const { ctx, webhook, notice } = await openSalon()
    await update(ctx, { id: webhook.id, ...changes })

    expect(await fanOutAndDeliver(notice)).toEqual([])
  })

  it('of what is nobody’s business is told to nobody', async () => {
    const { notice } = await openSalon()

    expect(await fanOut({ ...notice, type: 'registration.changed' }, now())).toEqual([])
  })

  it.each(['switched off', 'removed'])('on its way to a webhook that is %s meanwhile is dropped', async (what) => {
    const { ctx, webhook, notice, logged } = await openSalon()
    const [delivery] = await fanOut(notice, now())
    if (!delivery) throw new Error('It is wanted')
    await (what === 'removed' ? remove(ctx, { id: webhook.id }) : update(ctx, { id: webhook.id, isActive: false }))

    expect(await deliver(delivery, { linkSecret, send })).toBe('dropped')
    expect([receiver.sent.length, (await logged())[0]?.status]).toEqual([0, 'dropped'])
  })
})

describe('in an organization that is being moved', () => {
  const setMode = (ctx: AppContext, writeMode: Organization['writeMode']) =>
    changeOrganization(ctx, { change: (current) => ({ ...current, writeMode }) })

  it('nothing is told and nothing is written; what waits is told once it is open again', async () => {
    const { ctx, webhook, notice, organizationId } = await openSalon()
    const [delivery] = await fanOut(notice, now())
    if (!delivery) throw new Error('It is wanted')
    await setMode(ctx, 'moved')
    const written = JSON.stringify(await findDelivery(delivery))
    receiver.answer = { status: 500 }
    expect(await deliver(delivery, { linkSecret, send })).toBe('not its turn')
    expect(await fanOut({ ...notice, id: eventId.parse('01JDCX0000000000000000WH01') }, now())).toEqual([])

    expect(receiver.sent).toEqual([])
    expect(JSON.stringify(await findDelivery(delivery))).toBe(written)
    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({ version: 1 })
    receiver.answer = { status: 200 }
    await setMode(ctx, 'open')
    expect(await deliver(delivery, { linkSecret, send })).toBe('delivered')
  })
})

describe('a delivery that fails', () => {
  it('is tried again with the same body and a new signature until it arrives', async () => {
    const { notice, logged, wait, webhook, organizationId } = await openSalon()
    receiver.answer = { status: 500 }
    expect(await fanOutAndDeliver(notice)).toEqual(['pending'])
    expect((await findWebhook(organizationId, webhook.id))?.failingSince).toBe(monday)
    receiver.answer = { error: 'timeout' }
    await wait()
    receiver.answer = { status: 201 }
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
    expect(new Set(receiver.sent.map(({ body }) => body)).size).toBe(1)
    expect(new Set(receiver.sent.map(({ headers }) => headers['reservaplus-signature'])).size).toBe(3)
    expect((await findWebhook(organizationId, webhook.id))?.failingSince).toBeUndefined()
  })

  it('for three days is given up, and its webhook is switched off for all to see', async () => {
    const { notice, logged, wait, webhook, organizationId } = await openSalon()
    receiver.answer = { error: 'unreachable' }
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
    const { ctx, notice, wait, webhook, organizationId } = await openSalon()
    receiver.answer = { status: 400 }
    await fanOutAndDeliver(notice)
    receiver.answer = { status: 200 }
    const other = await createService(ctx, newService({ name: 'Otro' }))
    const [event] = await findEventsOfSubject(organizationId, { kind: 'service', id: other.id })
    if (!event) throw new Error('It was just made')
    vi.setSystemTime(new Date(addMinutes(monday, 600)))
    await fanOutAndDeliver({ ...notice, id: event.id, subject: { kind: 'service', id: other.id } })
    receiver.answer = { status: 400 }
    for (let round = 0; round < 20; round++) await wait()

    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({ isActive: true })
  })

  it('because the receiver is gone is not repeated', async () => {
    const { notice, logged, webhook, organizationId } = await openSalon()
    receiver.answer = { status: 410 }

    expect(await fanOutAndDeliver(notice)).toEqual(['failed'])
    expect((await logged())[0]?.nextAttemptAt).toBeUndefined()
    expect(await findWebhook(organizationId, webhook.id)).toMatchObject({ isActive: false, disabledAt: monday })
  })

  it('because its function died is taken up again', async () => {
    const { notice, due, logged } = await openSalon()
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
    const { notice, due } = await openSalon()
    await fanOut(notice, now())
    expect(await due()).toEqual([])

    vi.setSystemTime(new Date(addMinutes(monday, 3)))
    expect(await due()).toMatchObject([{ turn: 0 }])
  })
})
