import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'

import { tableDefinition, ttlAttribute } from './table-definition'

const isActive = async (client: DynamoDBClient, TableName: string) => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  return (
    Table?.TableStatus === 'ACTIVE' && (Table.GlobalSecondaryIndexes ?? []).every((i) => i.IndexStatus === 'ACTIVE')
  )
}

/** Creates the product's table under the given name; answers false when it is already there. */
export const createTable = async (client: DynamoDBClient, tableName: string) => {
  try {
    await client.send(new CreateTableCommand({ TableName: tableName, ...tableDefinition }))
  } catch (error) {
    if (error instanceof ResourceInUseException) return false
    throw error
  }
  while (!(await isActive(client, tableName))) await new Promise((resolve) => setTimeout(resolve, 20))
  const TimeToLiveSpecification = { AttributeName: ttlAttribute, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }))
  return true
}
