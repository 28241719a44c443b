import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

import { failedItems } from '../lambda/batch-answer'
import type { Invoke } from '../lambda/start-functions'
import type { QueueSource } from '../template/function-settings'
import { queueEvent } from './queue-event'

export type QueuePollerOptions = {
  client: SQSClient
  queueUrl: string
  functionKey: string
  source: QueueSource
  invoke: Invoke
  log?: (line: string) => void
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The event source between a queue and its function: what failed stays in the queue until it becomes visible again. */
export const pollQueue = ({ client, queueUrl, functionKey, source, invoke, log = () => {} }: QueuePollerOptions) => {
  const stopping = new AbortController()
  let working = false

  const receive = async () => {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(10, source.batchSize),
      WaitTimeSeconds: 20,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    })
    const { Messages } = await client.send(command, { abortSignal: stopping.signal })
    return Messages ?? []
  }

  const deliver = async (messages: Message[]) => {
    const ids = messages.map((message) => message.MessageId ?? '')
    try {
      const answer = await invoke(functionKey, queueEvent(messages, source.arn))
      return source.functionResponseType ? failedItems(answer, ids) : new Set<string>()
    } catch (error) {
      log(`${functionKey} failed on ${ids.length} message(s): ${error instanceof Error ? error.message : error}`)
      return new Set(ids)
    }
  }

  const remove = async (messages: Message[]) => {
    if (messages.length === 0) return
    const Entries = messages.map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }))
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
  }

  const takeBatch = async () => {
    const messages = await receive()
    if (messages.length === 0) return
    working = true
    const failed = await deliver(messages)
    await remove(messages.filter((message) => !failed.has(message.MessageId ?? '')))
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      await takeBatch().catch(async (error: unknown) => {
        if (stopping.signal.aborted) return
        log(`${functionKey}: ${error instanceof Error ? error.message : error}`)
        await pause(200)
      })
      working = false
    }
  }

  const running = loop()
  return {
    isWorking: () => working,
    /** Lets the batch in hand finish. */
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

export type QueuePoller = ReturnType<typeof pollQueue>
