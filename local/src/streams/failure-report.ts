import { randomUUID } from 'node:crypto'

import { functionArn } from '../template/references'
import type { GivenUp } from './deliver-batch'

type Source = { functionKey: string; streamArn: string; shardId: string }

/** What arrives at the failure destination: positions only, never the records. */
export const failureReport = (
  { records, condition, attempts }: GivenUp,
  { functionKey, streamArn, shardId }: Source,
) => {
  const times = records.map((record) =>
    new Date(Number(record.dynamodb.ApproximateCreationDateTime) * 1000).toISOString(),
  )
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionArn(functionKey),
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber ?? '',
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber ?? '',
      approximateArrivalOfFirstRecord: times[0] ?? '',
      approximateArrivalOfLastRecord: times.at(-1) ?? '',
      batchSize: records.length,
      streamArn,
    },
  }
}
