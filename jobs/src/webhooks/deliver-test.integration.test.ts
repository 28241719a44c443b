import { useTestTable } from '@reservaplus/server/testing/table'
import { findWebhook } from '@reservaplus/server/webhooks/repository'
import { create, test as sendTest, update } from '@reservaplus/server/webhooks/service'
import { describe, expect, it } from 'vitest'
import { fanOutAndDeliver, openSalon, receiver, useReceiver } from '../testing/webhook-salon'

useTestTable()
useReceiver()

describe('a test', () => {
  const testNotice = async ({ ctx, webhook, organizationId }: Awaited<ReturnType<typeof openSalon>>) => {
    const { eventId } = await sendTest(ctx, { id: webhook.id })
    const subject = { kind: 'webhook', id: webhook.id }

    return { id: eventId, type: 'webhook.test', organizationId, subject, version: 1 }
  }

  it('reaches its webhook only, also one that is switched off', async () => {
    const salon = await openSalon()
    await create(salon.ctx, { url: 'https://other.example.com/', description: '', eventTypes: ['service.changed'] })
    await update(salon.ctx, { id: salon.webhook.id, isActive: false })

    expect(await fanOutAndDeliver(await testNotice(salon))).toEqual(['delivered'])
    expect(receiver.sent.map(({ url, headers }) => [url, headers['reservaplus-event']])).toEqual([
      [salon.webhook.url, 'webhook.test'],
    ])
  })

  it('that fails is told in the log at once, is not repeated, and means nothing for the webhook', async () => {
    const salon = await openSalon()
    receiver.answer = { error: 'tls' }

    expect(await fanOutAndDeliver(await testNotice(salon))).toEqual(['failed'])
    expect(await salon.logged()).toMatchObject([{ type: 'webhook.test', attempts: [{ error: 'tls' }] }])
    expect((await findWebhook(salon.organizationId, salon.webhook.id))?.failingSince).toBeUndefined()
  })
})
