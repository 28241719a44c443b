import { randomUUID } from 'node:crypto'
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'

import { dynamoDbClient } from '../dynamodb/client'
import { createTable } from '../dynamodb/create-table'
import { startDynamoDb } from '../dynamodb/launcher'

/**
 * A fresh, empty table for one test file. Uses the engine of the run (DYNAMODB_ENDPOINT, set by the global set-up),
 * or starts one for this file alone. A stream that nobody reads costs the engine a third of each write.
 */
export const startTestTable = async ({ withStream = false } = {}) => {
  const engine = await startDynamoDb()
  const client = dynamoDbClient(engine.endpoint)
  const tableName = `test-${randomUUID()}`
  await createTable(client, tableName, { withStream })
  return {
    endpoint: engine.endpoint,
    tableName,
    client,
    stop: async () => {
      await client.send(new DeleteTableCommand({ TableName: tableName }))
      client.destroy()
      await engine.stop()
    },
  }
}

export type TestTable = Awaited<ReturnType<typeof startTestTable>>
