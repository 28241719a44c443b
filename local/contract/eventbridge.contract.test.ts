import { PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventBridgeTarget } from './eventbridge-target'

let target: Awaited<ReturnType<typeof eventBridgeTarget>>
beforeAll(async () => {
  target = await eventBridgeTarget()
})
afterAll(() => target.stop())

const entry = (change: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  Source: 'contract',
  DetailType: 'contract.checked',
  Detail: '{"a":1}',
  EventBusName: target.EventBusName,
  ...change,
})
const put = (...Entries: PutEventsRequestEntry[]) => target.client.send(new PutEventsCommand({ Entries }))

describe('PutEvents', () => {
  it('answers an id for each entry', async () => {
    const { Entries, FailedEntryCount } = await put(entry(), entry())
    expect(FailedEntryCount).toBe(0)
    expect(Entries?.every(({ EventId }) => /^[0-9a-f-]{36}$/.test(EventId ?? ''))).toBe(true)
  })

  it('refuses bad entries one by one and takes the others', async () => {
    const { Entries, FailedEntryCount } = await put(entry({ Detail: 'no json' }), entry(), entry({ DetailType: '' }))
    expect(FailedEntryCount).toBe(2)
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual(['MalformedDetail', undefined, 'InvalidArgument'])
  })

  it('does not let anyone speak for AWS', async () => {
    const { Entries } = await put(entry({ Source: 'aws.ses' }))
    expect(Entries?.[0]?.ErrorCode).toBe('NotAuthorizedForSourceException')
  })

  it('takes one to ten entries', async () => {
    await expect(put()).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(put(...Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })
})
