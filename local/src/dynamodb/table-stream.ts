import { DescribeTableCommand, type DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb'

import { dynamoDbClient } from './client'

const withClient = async <T>(endpoint: string, use: (client: DynamoDBClient) => Promise<T>) => {
  const client = dynamoDbClient(endpoint)
  try {
    return await use(client)
  } finally {
    client.destroy()
  }
}

export const latestStream = (endpoint: string, tableName: string) =>
  withClient(endpoint, async (client) => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    return Table?.LatestStreamArn ?? ''
  })

export const stopStream = (endpoint: string, tableName: string) =>
  withClient(endpoint, (client) =>
    client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification: { StreamEnabled: false } })),
  )

/** A stream with another name; what was written while there was none is in neither. */
export const startStream = async (endpoint: string, tableName: string) => {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const }
  await withClient(endpoint, (client) =>
    client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification })),
  )
  return latestStream(endpoint, tableName)
}
