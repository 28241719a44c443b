import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'

export type Shard = { id: string; after: string | undefined; iterator?: string | undefined; isClosed?: boolean }

export const listShards = async (client: DynamoDBStreamsClient, StreamArn: string) => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }))
  return (StreamDescription?.Shards ?? []).map((shard) => shard.ShardId ?? '')
}

type Reading = { client: DynamoDBStreamsClient; streamArn: string; startingPosition: 'TRIM_HORIZON' | 'LATEST' }

const openIterator = async ({ client, streamArn, startingPosition }: Reading, shard: Shard) => {
  const position = shard.after
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: shard.after }
    : { ShardIteratorType: startingPosition }
  const command = new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard.id, ...position })
  return (await client.send(command)).ShardIterator
}

/** The next records of a shard; the shard remembers where it stands. */
export const readShard = async (reading: Reading, shard: Shard, limit: number): Promise<StreamRecord[]> => {
  shard.iterator ??= await openIterator(reading, shard)
  try {
    const command = new GetRecordsCommand({ ShardIterator: shard.iterator, Limit: limit })
    const { Records = [], NextShardIterator } = await reading.client.send(command)
    shard.iterator = NextShardIterator
    if (!NextShardIterator) shard.isClosed = true
    return Records
  } catch (error) {
    // Iterators expire after some minutes; a new one starts where the last batch ended.
    shard.iterator = undefined
    throw error
  }
}
