import { randomUUID } from 'node:crypto'
import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

import { startSqs } from '../src/sqs/start-sqs'
import { againstAws, env } from './config/env'

const standIn = async () => {
  const { client, stop } = await startSqs()
  return { client, stop }
}

const aws = async () => {
  const client = new SQSClient({ region: env.AWS_REGION })
  return { client, stop: async () => client.destroy() }
}

export const sqsTarget = async () => {
  const { client, stop } = await (againstAws ? aws() : standIn())
  const urls: string[] = []
  return {
    client,
    createQueue: async (Attributes: Record<string, string> = {}) => {
      const { QueueUrl = '' } = await client.send(
        new CreateQueueCommand({ QueueName: `reservaplus-contract-${randomUUID()}`, Attributes }),
      )
      urls.push(QueueUrl)
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] })
      return { url: QueueUrl, arn: (await client.send(command)).Attributes?.QueueArn ?? '' }
    },
    stop: async () => {
      for (const QueueUrl of urls) await client.send(new DeleteQueueCommand({ QueueUrl }))
      await stop()
    },
  }
}
