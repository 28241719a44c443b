import { unmarshall } from '@aws-sdk/util-dynamodb'
import { readEventItem } from '@reservaplus/server/events/repository'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { publishEvents } from '../runtime/publish'

connectToTable()

type StreamImage = Parameters<typeof unmarshall>[0]

/** What the record announces; nothing for events that were born delivered (migrated or generated data). */
const announced = (record: DynamoDBRecord): DomainEvent | undefined => {
  const image = record.dynamodb?.NewImage
  if (!image || !('GSI2PK' in image)) {
    return undefined
  }

  try {
    return readEventItem(unmarshall(image as StreamImage))
  } catch {
    // Of a newer release, perhaps: it stays in the outbox, and must not hold up the others.
    logger.error('An event cannot be read', { sequenceNumber: record.dynamodb?.SequenceNumber })

    return undefined
  }
}

/** The fast path of the outbox; what it cannot deliver stays there for the sweep. */
export const handler: DynamoDBStreamHandler = async ({ Records }) => {
  const found = Records.flatMap((record) => {
    const event = announced(record)

    return event ? [{ event, sequenceNumber: record.dynamodb?.SequenceNumber ?? '' }] : []
  })
  const failed = await publishEvents(found.map(({ event }) => event))
  const firstFailed = found.find(({ event }) => failed.has(event.id))

  if (firstFailed) {
    logger.warn('Events were not taken by the bus', { eventIds: [...failed] })
  }

  // A stream goes on from the first failure, so naming it is enough.
  return { batchItemFailures: firstFailed ? [{ itemIdentifier: firstFailed.sequenceNumber }] : [] }
}
