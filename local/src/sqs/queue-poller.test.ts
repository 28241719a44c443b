import { randomUUID } from 'node:crypto'
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'

import type { Invoke } from '../lambda/start-functions'
import type { Json } from '../template/json'
import { pollQueue } from './queue-poller'
import { type Sqs, startSqs } from './start-sqs'

let sqs: Sqs
beforeAll(async () => {
  sqs = await startSqs()
})
afterAll(() => sqs.stop())

const records = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })
const bodies = (event: Json) => records.parse(event).Records.map((record) => record.body)

const open = async (answer: (event: Json) => Promise<Json>, { VisibilityTimeout = 1, maxReceiveCount = 3 } = {}) => {
  const name = `q-${randomUUID()}`
  const dead = `${name}-dead`
  const arn = (queue: string) => `arn:aws:sqs:sa-east-1:000000000000:${queue}`
  const RedrivePolicy = { deadLetterTargetArn: arn(dead), maxReceiveCount }
  await sqs.createQueues([
    { name, properties: { VisibilityTimeout, RedrivePolicy } },
    { name: dead, properties: {} },
  ])
  const queueUrl = sqs.queueUrl(name)
  const received: string[][] = []
  const invoke: Invoke = (_, event) => {
    received.push(bodies(event))
    return answer(event)
  }
  const send = (body: string) => sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  const poll = () =>
    pollQueue({
      client: sqs.client,
      queueUrl,
      functionKey: 'f',
      source: { arn: arn(name), batchSize: 10, functionResponseType: 'ReportBatchItemFailures' },
      invoke,
    })
  const left = async (url: string) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] })
    const { Attributes } = await sqs.client.send(command)
    return Number(Attributes?.ApproximateNumberOfMessages) + Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  }
  return {
    send,
    poll,
    received,
    left: () => left(queueUrl),
    dead: () => left(sqs.queueUrl(dead)),
    deadUrl: sqs.queueUrl(dead),
  }
}

describe('a queue with a function', () => {
  it('hands messages over as one batch and removes them', async () => {
    const queue = await open(async () => null)
    await Promise.all([queue.send('a'), queue.send('b'), queue.send('c')])
    const poller = queue.poll()
    await vi.waitFor(() => expect(queue.received.flat().sort()).toEqual(['a', 'b', 'c']))
    await vi.waitFor(async () => expect(await queue.left()).toBe(0))
    await poller.stop()
  })

  it('keeps only what the function reports as failed, and brings it again', async () => {
    let times = 0
    const queue = await open(async (event) => {
      const bad = records.parse(event).Records.filter((r) => r.body === 'bad' && times++ === 0)
      return { batchItemFailures: bad.map((r) => ({ itemIdentifier: r.messageId })) }
    })
    await Promise.all([queue.send('good'), queue.send('bad')])
    const poller = queue.poll()
    await vi.waitFor(async () => expect(await queue.left()).toBe(0), { timeout: 5000 })
    expect(queue.received.flat().filter((body) => body === 'good')).toHaveLength(1)
    expect(queue.received.flat().filter((body) => body === 'bad')).toHaveLength(2)
    await poller.stop()
  })

  it('keeps the whole batch when the function names a message that was not in it', async () => {
    const queue = await open(async () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] }))
    await queue.send('a')
    const poller = queue.poll()
    await vi.waitFor(() => expect(queue.received.length).toBeGreaterThanOrEqual(1))
    await poller.stop()
    expect(await queue.left()).toBe(1)
  })

  it('moves a message that always fails to the dead-letter queue', async () => {
    const queue = await open(
      async () => {
        throw new Error('poison')
      },
      { maxReceiveCount: 2 },
    )
    await queue.send('poison')
    const poller = queue.poll()
    await vi.waitFor(async () => expect(await queue.dead()).toBe(1), { timeout: 8000 })
    expect(queue.received).toHaveLength(2)
    const { Messages } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: queue.deadUrl }))
    expect(Messages?.[0]?.Body).toBe('poison')
    await poller.stop()
  }, 10_000)

  it('lets the batch in hand finish when it stops', async () => {
    let finished = false
    const queue = await open(async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      finished = true
      return null
    })
    await queue.send('a')
    const poller = queue.poll()
    await vi.waitFor(() => expect(poller.isWorking()).toBe(true))
    await poller.stop()
    expect(finished).toBe(true)
    expect(await queue.left()).toBe(0)
  })
})
