import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import * as z from 'zod'

import { localAccountId, localCredentials, localRegion } from '../config/env'
import type { JsonObject } from '../template/json'

export type QueueDefinition = { name: string; properties: JsonObject }

const counts = z.array(
  z.object({
    name: z.string(),
    approximateMessageCount: z.number(),
    approximateInflightCount: z.number(),
    approximateDelayedCount: z.number(),
  }),
)

const attributeNames = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
]

const attributesOf = (properties: JsonObject) => {
  const given = Object.entries(properties).filter(([name]) => attributeNames.includes(name))
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  )
}

export const startSqs = async ({ port = 0 }: { port?: number } = {}) => {
  const app = buildApp({ logger: false, defaultRegion: localRegion })
  const url = await app.listen({ port, host: '127.0.0.1' })
  const client = new SQSClient({
    endpoint: url,
    region: localRegion,
    credentials: localCredentials,
    useQueueUrlAsEndpoint: false,
  })
  return {
    url,
    client,
    // The server knows its queues by this exact address; requests still go to `url`.
    queueUrl: (name: string) => `http://sqs.${localRegion}.localhost:${new URL(url).port}/${localAccountId}/${name}`,
    createQueues: async (queues: QueueDefinition[]) => {
      // A queue whose failures go to another must find that one.
      const inOrder = queues.toSorted(
        (a, b) => Number('RedrivePolicy' in a.properties) - Number('RedrivePolicy' in b.properties),
      )
      for (const { name, properties } of inOrder) {
        await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributesOf(properties) }))
      }
    },
    /** Messages that a consumer could take now. */
    readyMessages: async (name: string) => {
      const queues = counts.parse(await (await fetch(`${url}/_fauxqs/queues`)).json())
      return queues.find((queue) => queue.name === name)?.approximateMessageCount ?? 0
    },
    stop: async () => {
      client.destroy()
      await app.close()
    },
  }
}

export type Sqs = Awaited<ReturnType<typeof startSqs>>
