import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'

import type { TestTable } from '@reservaplus/local/testing/table'

export type StoredItem = Record<string, unknown> & { PK: string; SK: string }

/** All that a small test table holds, or only what its sort key begins with. */
export const readEverything = async ({ client, tableName }: TestTable, prefix = ''): Promise<StoredItem[]> => {
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new ScanCommand({ TableName: tableName, ConsistentRead: true }),
  )

  return (Items as StoredItem[]).filter(({ SK }) => SK.startsWith(prefix))
}
