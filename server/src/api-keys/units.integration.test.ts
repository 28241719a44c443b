import { describe, expect, it } from 'vitest'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { create as createWebhook, get as getWebhook, list as listWebhooks } from '../webhooks/service'
import { create, list } from './service'
import { verifyKey } from './verify-key'

const table = useTestTable()

let measured: ReturnType<typeof meterUnits> | undefined
const measure = (act: () => Promise<unknown>) => {
  measured ??= meterUnits(table().client)

  return measured(act)
}

const open = async () => {
  const clock = testClock()
  const ctx = await openOrganization({}, clock)
  const made = []
  for (let number = 0; number < 20; number++) {
    made.push(await create(ctx, { name: `Sistema ${number}`, permissions: ['services:read', 'appointments:read'] }))
  }
  const [first] = made
  if (!first) throw new Error('It was just made')

  return { ctx, clock, key: first.key }
}

describe('F-54 what is read', () => {
  it('to let a key in: three items, and a write for its limit beside them', async () => {
    const { clock, key } = await open()
    const enter = () => verifyKey(requestContext(clock), key)
    const first = await measure(enter)
    const again = await measure(enter)

    // The first call of a day also says that it came; from the second on the bucket is there, which takes two attempts.
    expect(first).toMatchObject({ rounds: 3, requests: 5 })
    expect(again.requests).toBe(5)
    expect(again.rounds).toBeLessThanOrEqual(3)
    expect(again.read).toBeLessThanOrEqual(3)
    expect(again.write).toBeLessThanOrEqual(2)
  })

  it('for the list of keys, and for webhooks: one query each, however many', async () => {
    const { ctx } = await open()
    const typed = { url: 'https://caja.example.com/', description: '', eventTypes: ['client.changed' as const] }
    const { webhook } = await createWebhook(ctx, typed)
    for (let number = 1; number < 10; number++) await createWebhook(ctx, typed)

    for (const read of [() => list(ctx), () => listWebhooks(ctx), () => getWebhook(ctx, { id: webhook.id })]) {
      const units = await measure(read)
      expect(units).toMatchObject({ rounds: 1, requests: 1, write: 0 })
      expect(units.read).toBeLessThanOrEqual(2)
    }
  })
})
