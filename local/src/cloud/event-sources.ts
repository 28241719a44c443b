import { join } from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { SendMessageCommand } from '@aws-sdk/client-sqs'

import { localCredentials, localRegion } from '../config/env'
import { latestStream } from '../dynamodb/table-stream'
import type { Invoke } from '../lambda/start-functions'
import { pollQueue } from '../sqs/queue-poller'
import type { Sqs } from '../sqs/start-sqs'
import { pollStream } from '../streams/stream-poller'
import { streamPosition } from '../streams/stream-position'
import type { Template } from '../template/load-template'

type Options = {
  template: Template
  invoke: Invoke
  sqs: Sqs
  dynamoDbUrl: string
  tableName: string
  dataDir: string | undefined
  log: (line: string) => void
}

const nameOf = (arn: string) => arn.split(':').pop() ?? ''

export const queueSources = ({ template, invoke, sqs, log }: Options) =>
  template.functions.flatMap(({ key, events }) =>
    events.flatMap(({ sqs: source }) => {
      if (!source) return []
      const name = nameOf(source.arn)
      const poller = pollQueue({
        client: sqs.client,
        queueUrl: sqs.queueUrl(name),
        functionKey: key,
        source,
        invoke,
        log,
      })
      return [{ name, poller }]
    }),
  )

export const streamSources = async ({ template, invoke, sqs, dynamoDbUrl, tableName, dataDir, log }: Options) => {
  const client = new DynamoDBStreamsClient({
    endpoint: dynamoDbUrl,
    region: localRegion,
    credentials: localCredentials,
  })
  const streamArn = await latestStream(dynamoDbUrl, tableName)
  const report = async (queueArn: string, body: object) => {
    const QueueUrl = sqs.queueUrl(nameOf(queueArn))
    await sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }))
  }
  return template.functions.flatMap(({ key, events }) =>
    events.flatMap(({ stream: source }) => {
      if (!source) return []
      const position = streamPosition(dataDir && join(dataDir, `stream-${key}.json`))
      return [pollStream({ client, streamArn, functionKey: key, source, invoke, position, report, log })]
    }),
  )
}
