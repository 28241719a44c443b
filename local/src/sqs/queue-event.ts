import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs'

import { localRegion } from '../config/env'
import type { JsonObject } from '../template/json'

const attribute = ({ DataType, StringValue, BinaryValue }: MessageAttributeValue): JsonObject => ({
  dataType: DataType ?? 'String',
  ...(StringValue === undefined ? {} : { stringValue: StringValue }),
  ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
  stringListValues: [],
  binaryListValues: [],
})

/** What a function gets from a queue. */
export const queueEvent = (messages: Message[], queueArn: string): JsonObject => ({
  Records: messages.map((message) => ({
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes },
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, attribute(value)]),
    ),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: localRegion,
  })),
})
