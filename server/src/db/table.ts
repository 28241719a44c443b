import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Table } from 'dynamodb-toolbox/table'
import { heedDeadline } from '../config/deadline'

const string = 'string'

export const appTable = new Table({
  partitionKey: { name: 'PK', type: string },
  sortKey: { name: 'SK', type: string },
  indexes: {
    GSI1: { type: 'global', partitionKey: { name: 'GSI1PK', type: string }, sortKey: { name: 'GSI1SK', type: string } },
    GSI2: { type: 'global', partitionKey: { name: 'GSI2PK', type: string }, sortKey: { name: 'GSI2SK', type: string } },
  },
})

/** Fails fast enough that our own retries, and the caller's patience, still have time left. */
export const createDynamoDbClient = (config: DynamoDBClientConfig = {}) => {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    // Without the last, a request that takes longer is only complained about in the log.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  })
  // Prepares every answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware')
  heedDeadline(client)

  return client
}

let connected: DynamoDBClient | undefined

/** For what the document client would do too slowly. */
export const tableClient = (): DynamoDBClient => {
  if (!connected) throw new Error('The table is not connected')

  return connected
}

/** Once per process, before the first request. */
export const connectTable = (options: { tableName: string; client?: DynamoDBClient }) => {
  connected = options.client ?? createDynamoDbClient()
  appTable.tableName = options.tableName
  appTable.documentClient = DynamoDBDocumentClient.from(connected, {
    marshallOptions: { removeUndefinedValues: true },
  })
}
