import { DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'

import type { TestTable } from '@reservaplus/local/testing/table'

export type StoredItem = Record<string, unknown> & { PK: string; SK: string }

const collect = async (pages: AsyncIterable<{ Items?: Record<string, unknown>[] | undefined }>) => {
  const items: StoredItem[] = []
  for await (const { Items = [] } of pages) items.push(...(Items as StoredItem[]))

  return items
}

/** All that a small test table holds, or only what its sort key begins with. */
export const readEverything = ({ client, tableName }: TestTable, prefix = ''): Promise<StoredItem[]> =>
  collect(
    paginateScan(
      { client: DynamoDBDocumentClient.from(client) },
      {
        TableName: tableName,
        ConsistentRead: true,
        // Left to the engine: most of the time would go into reading what is then thrown away.
        ...(prefix && {
          FilterExpression: 'begins_with(SK, :prefix)',
          ExpressionAttributeValues: { ':prefix': prefix },
        }),
      },
    ),
  )

export const readPartition = ({ client, tableName }: TestTable, partition: string): Promise<StoredItem[]> =>
  collect(
    paginateQuery(
      { client: DynamoDBDocumentClient.from(client) },
      {
        TableName: tableName,
        KeyConditionExpression: 'PK = :partition',
        ExpressionAttributeValues: { ':partition': partition },
        ConsistentRead: true,
      },
    ),
  )
