import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { appTable } from './table'

/** As it stands in the table, keys and all: for what is done to every item of an organization, whatever its kind. */
export type RawItem = Readonly<Record<string, unknown>> & { PK: string; SK: string; _et?: string }
export type RawKey = Pick<RawItem, 'PK' | 'SK'>
export type RawPage = { items: RawItem[]; last: RawKey | undefined }

const isKey = (key: Record<string, unknown> | undefined): key is RawKey =>
  typeof key?.PK === 'string' && typeof key.SK === 'string'

const isItem = (item: Record<string, unknown>): item is RawItem => isKey(item)

/** Up to a megabyte, read strongly, in the order of the sort keys. */
export const readPartition = async (partition: string, after?: RawKey): Promise<RawPage> => {
  const { Items = [], LastEvaluatedKey } = await appTable.getDocumentClient().send(
    new QueryCommand({
      TableName: appTable.getName(),
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': partition },
      ExclusiveStartKey: after,
      ConsistentRead: true,
    }),
  )

  return { items: Items.filter(isItem), last: isKey(LastEvaluatedKey) ? LastEvaluatedKey : undefined }
}

const batchSize = 25
const attempts = 8
const firstPause = 50

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

type Requests = NonNullable<BatchWriteCommand['input']['RequestItems']>

const send = async (requests: Requests, attempt = 1): Promise<void> => {
  const { UnprocessedItems = {} } = await appTable
    .getDocumentClient()
    .send(new BatchWriteCommand({ RequestItems: requests }))
  if (Object.values(UnprocessedItems).every((each) => each.length === 0)) return
  if (attempt === attempts) throw new Error('The table takes no more writes now')
  await wait(firstPause * 2 ** attempt)

  return send(UnprocessedItems, attempt + 1)
}

export const deleteItems = async (keys: readonly RawKey[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += batchSize) {
    const deletions = keys.slice(start, start + batchSize).map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }))
    await send({ [appTable.getName()]: deletions })
  }
}

/** Items that are nothing but their key. */
export const putKeys = async (keys: readonly RawKey[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += batchSize) {
    const writes = keys.slice(start, start + batchSize).map(({ PK, SK }) => ({ PutRequest: { Item: { PK, SK } } }))
    await send({ [appTable.getName()]: writes })
  }
}

/** All that begins so, read strongly. For what one person has: never more than a few pages. */
export const readRange = async (partition: string, beginsWith: string): Promise<RawItem[]> => {
  const found: RawItem[] = []
  let after: RawKey | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await appTable.getDocumentClient().send(
      new QueryCommand({
        TableName: appTable.getName(),
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :beginning)',
        ExpressionAttributeValues: { ':partition': partition, ':beginning': beginsWith },
        ExclusiveStartKey: after,
        ConsistentRead: true,
      }),
    )
    found.push(...Items.filter(isItem))
    after = isKey(LastEvaluatedKey) ? LastEvaluatedKey : undefined
  } while (after)

  return found
}
