import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'

import type { TestTable } from '@reservaplus/local/testing/table'

export type StoredItem = Record<string, unknown> & { PK: string; SK: string }

/** All that a small test table holds, or only what its sort key begins with. */
export const readEverything = async ({ client, tableName }: TestTable, prefix = ''): Promise<StoredItem[]> => {
  const items: StoredItem[] = []
  let position: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await DynamoDBDocumentClient.from(client).send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: position }),
    )
    items.push(...((page.Items ?? []) as StoredItem[]))
    position = page.LastEvaluatedKey
  } while (position)

  return items.filter(({ SK }) => SK.startsWith(prefix))
}
