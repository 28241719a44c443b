import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { readTableDefinition } from '@reservaplus/local/dynamodb/table-definition'

/**
 * The product's table without its stream, which nobody reads here: dynoxide takes longer for each write the more
 * records its streams hold, and would soon be all that is measured.
 */
export const createPlainTable = async (client: DynamoDBClient, tableName: string) => {
  const { StreamSpecification: _, ...table } = readTableDefinition().table
  await client.send(new CreateTableCommand({ TableName: tableName, ...table }))
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { TableName: tableName })
}
