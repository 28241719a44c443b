import { randomUUID } from 'node:crypto'
import * as sdk from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqsTarget } from './sqs-target'

let target: Awaited<ReturnType<typeof sqsTarget>>
beforeAll(async () => {
  target = await sqsTarget()
})
afterAll(() => target.stop())

const receive = async (QueueUrl: string, more: Partial<sdk.ReceiveMessageCommandInput> = {}) => {
  const command = new sdk.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2, MaxNumberOfMessages: 10, ...more })
  return (await target.client.send(command)).Messages ?? []
}
const send = (QueueUrl: string, MessageBody: string) =>
  target.client.send(new sdk.SendMessageCommand({ QueueUrl, MessageBody }))

describe('a queue', () => {
  it('hides a received message until its time is up, then brings it again with a higher count', async () => {
    const { url } = await target.createQueue({ VisibilityTimeout: '1' })
    await send(url, 'once')
    const AttributeNames = { MessageSystemAttributeNames: ['ApproximateReceiveCount' as const] }
    const [first] = await receive(url, AttributeNames)
    expect(await receive(url, { WaitTimeSeconds: 0 })).toEqual([])
    const [again] = await receive(url, { ...AttributeNames, WaitTimeSeconds: 5 })
    expect([first, again].map((message) => message?.Attributes?.ApproximateReceiveCount)).toEqual(['1', '2'])
    expect(again?.MessageId).toBe(first?.MessageId)
  })

  it('forgets a deleted message', async () => {
    const { url } = await target.createQueue({ VisibilityTimeout: '1' })
    await send(url, 'gone')
    const [message] = await receive(url)
    await target.client.send(new sdk.DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle }))
    expect(await receive(url)).toEqual([])
  })

  it('gives a message to its dead-letter queue after its receives', async () => {
    const dead = await target.createQueue()
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 })
    const { url } = await target.createQueue({ VisibilityTimeout: '1', RedrivePolicy })
    await send(url, 'poison')
    expect(await receive(url)).toHaveLength(1)
    await expect
      .poll(async () => [...(await receive(url)), ...(await receive(dead.url))].map(({ Body }) => Body), {
        timeout: 15_000,
      })
      .toContain('poison')
  }, 30_000)

  it('carries attributes of messages and keeps a delayed one back', async () => {
    const { url } = await target.createQueue()
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'x' } }
    await target.client.send(
      new sdk.SendMessageCommand({ QueueUrl: url, MessageBody: 'late', DelaySeconds: 1, MessageAttributes }),
    )
    expect(await receive(url, { WaitTimeSeconds: 0 })).toEqual([])
    const [message] = await receive(url, { WaitTimeSeconds: 5, MessageAttributeNames: ['All'] })
    expect(message?.MessageAttributes?.kind?.StringValue).toBe('x')
  })

  it('that does not exist is QueueDoesNotExist', async () => {
    const { url } = await target.createQueue()
    await expect(send(`${url}-${randomUUID()}`, 'x')).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
  })

  it('takes at most ten messages a batch', async () => {
    const { url } = await target.createQueue()
    const Entries = Array.from({ length: 11 }, (_, n) => ({ Id: String(n), MessageBody: 'x' }))
    const batch = target.client.send(new sdk.SendMessageBatchCommand({ QueueUrl: url, Entries }))
    await expect(batch).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' })
  })
})
