import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'

import type { Read } from './read'
import { appTable, tableClient } from './table'

type Part = { partition: string; between: readonly [string, string] }

const requestOf = ({ partition, between: [from, to] }: Part, names: readonly string[]): QueryCommandInput => ({
  TableName: appTable.getName(),
  KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :from AND :to',
  ProjectionExpression: names.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: {
    '#partition': 'PK',
    '#sort': 'SK',
    ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
  },
  ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: from }, ':to': { S: to } },
})

/**
 * Text attributes of a stretch of items as they lie in the table, page after page: for a read so hot that the document
 * client's and the entities' work on hundreds of items would take longer than the table itself.
 */
export const queryTexts = async <Name extends string>(
  part: Part,
  names: readonly Name[],
  { consistent = false }: Read = {},
): Promise<Record<Name, string | undefined>[]> => {
  const found: Record<Name, string | undefined>[] = []
  const input = { ...requestOf(part, names), ConsistentRead: consistent }
  do {
    const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await tableClient().send(new QueryCommand(input))
    for (const item of Items) {
      found.push(Object.fromEntries(names.map((name) => [name, item[name]?.S])) as Record<Name, string | undefined>)
    }
    input.ExclusiveStartKey = LastEvaluatedKey
  } while (input.ExclusiveStartKey)

  return found
}
