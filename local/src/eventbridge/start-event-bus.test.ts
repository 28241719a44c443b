import { randomUUID } from 'node:crypto'
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { type Sqs, startSqs } from '../sqs/start-sqs'
import type { Json } from '../template/json'
import type { Rule } from './rules'
import { type EventBus, startEventBus } from './start-event-bus'

let sqs: Sqs
let bus: EventBus
const credentials = { accessKeyId: 'x', secretAccessKey: 'x' }
beforeAll(async () => {
  sqs = await startSqs()
})
afterEach(() => bus.stop())
afterAll(() => sqs.stop())

const arn = (service: string, name: string) => `arn:aws:${service}:sa-east-1:000000000000:${name}`
const booked = (detail: string | object, more: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  Source: 'reservaplus',
  DetailType: 'appointment.booked',
  Detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
  EventBusName: 'main',
  ...more,
})

const open = async (
  target: Partial<Rule['Targets'][number]> = {},
  invoke = async (_: string, event: Json) => event,
) => {
  const name = `q-${randomUUID()}`
  const dead = `dead-${randomUUID()}`
  await sqs.createQueues([
    { name, properties: {} },
    { name: dead, properties: {} },
  ])
  const rule: Rule = {
    id: 'MailRule',
    EventBusName: 'main',
    State: 'ENABLED',
    EventPattern: { source: ['reservaplus'], 'detail-type': ['appointment.booked'] },
    Targets: [{ Id: 'mail', Arn: arn('sqs', name), DeadLetterConfig: { Arn: arn('sqs', dead) }, ...target }],
  }
  bus = await startEventBus({ rules: [rule], busNames: ['main'], targets: { sqs, invoke }, retryMs: 1, now: () => 0 })
  const client = new EventBridgeClient({ endpoint: bus.url, region: 'sa-east-1', credentials })
  const receive = async (queue: string) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: sqs.queueUrl(queue),
      WaitTimeSeconds: 1,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    })
    return (await sqs.client.send(command)).Messages ?? []
  }
  return {
    put: (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries })),
    queue: () => receive(name),
    dead: () => receive(dead),
  }
}

describe('the event bus', () => {
  it('sends a matching event to the queue of its rule', async () => {
    const { put, queue } = await open()
    const { Entries, FailedEntryCount } = await put(booked({ id: 'e1' }))
    expect(FailedEntryCount).toBe(0)
    const [message] = await queue()
    expect(JSON.parse(message?.Body ?? '')).toEqual({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'appointment.booked',
      source: 'reservaplus',
      account: '000000000000',
      time: '1970-01-01T00:00:00Z',
      region: 'sa-east-1',
      resources: [],
      detail: { id: 'e1' },
    })
  })

  it('keeps an event of another type, source or bus away from the rule', async () => {
    const { put, queue } = await open()
    await put(booked({}, { DetailType: 'x' }), booked({}, { Source: 'x' }), booked({}, { EventBusName: 'default' }))
    expect(await queue()).toEqual([])
  })

  it('refuses single entries and takes the others', async () => {
    const { put, queue } = await open()
    const { Entries, FailedEntryCount } = await put(
      booked('no json'),
      booked('[1]'),
      booked({ id: 'good' }),
      booked({}, { Source: 'aws.ses' }),
      booked({}, { EventBusName: 'unknown' }),
      booked({}, { DetailType: '' }),
    )
    expect(FailedEntryCount).toBe(5)
    expect(Entries?.map((entry) => entry.ErrorCode)).toEqual([
      'MalformedDetail',
      'MalformedDetail',
      undefined,
      'NotAuthorizedForSourceException',
      'InvalidArgument',
      'InvalidArgument',
    ])
    expect(await queue()).toHaveLength(1)
  })

  it('takes at most ten entries', async () => {
    const { put } = await open()
    await expect(put(...Array.from({ length: 11 }, () => booked({})))).rejects.toThrow(/validation/)
  })

  it('fails as many entries as it was told to', async () => {
    const { put } = await open()
    bus.failNextEntries(1)
    const { Entries, FailedEntryCount } = await put(booked({}), booked({}))
    expect(FailedEntryCount).toBe(1)
    expect(Entries?.[0]?.ErrorCode).toBe('InternalFailure')
  })

  it('tries again, then gives the event to the dead-letter queue with the reason', async () => {
    let attempts = 0
    const target = { Arn: arn('lambda', 'function:broken'), RetryPolicy: { MaximumRetryAttempts: 2 } }
    const { put, dead } = await open(target, async () => {
      attempts++
      throw new Error('broken')
    })
    await put(booked({ id: 'e1' }))
    await vi.waitFor(() => expect(bus.isWorking()).toBe(false))
    expect(attempts).toBe(3)
    const [message] = await dead()
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ detail: { id: 'e1' } })
    expect(message?.MessageAttributes?.ERROR_MESSAGE?.StringValue).toBe('broken')
  })
})
