import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'

import { readTableDefinition } from './table-definition'

const isActive = async (client: DynamoDBClient, TableName: string) => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  const indexes = Table?.GlobalSecondaryIndexes ?? []
  return Table?.TableStatus === 'ACTIVE' && indexes.every((index) => index.IndexStatus === 'ACTIVE')
}

/** Creates the product's table under the given name; answers false when it is already there. */
export const createTable = async (client: DynamoDBClient, tableName: string, { withStream = true } = {}) => {
  const { table, timeToLive } = readTableDefinition()
  const { StreamSpecification, ...plain } = table
  try {
    await client.send(new CreateTableCommand({ TableName: tableName, ...(withStream ? table : plain) }))
  } catch (error) {
    if (error instanceof ResourceInUseException) return false
    throw error
  }
  while (!(await isActive(client, tableName))) await new Promise((resolve) => setTimeout(resolve, 20))
  await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: timeToLive }))
  return true
}
