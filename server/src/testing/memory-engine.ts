import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

import { type MemoryItem, type Placeholders, parseExpression } from './expressions'
import type { Fault } from './faults'

type Key = MemoryItem
type Conditional = Placeholders & { ConditionExpression?: string }
type Action = Conditional & { Item?: MemoryItem; Key?: Key }
type TransactItem = { Put?: Action; Delete?: Action; ConditionCheck?: Action }
type Query = Placeholders & { KeyConditionExpression: string; IndexName?: string }
type Request = Query & {
  Key: Key
  TransactItems: TransactItem[]
  RequestItems: Record<string, { Keys: Key[] }>
}

const addressOf = ({ PK, SK }: Key) => `${PK?.S} ${SK?.S}`
const answer = (statusCode: number, body: object) => ({
  response: {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  },
})
const failure = (type: string, more: object = {}) =>
  answer(400, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more })
const timeout = () => Object.assign(new Error('Time-out'), { name: 'TimeoutError' })

const targetOf = ({ Put, Delete, ConditionCheck }: TransactItem) => Put ?? Delete ?? ConditionCheck ?? {}

export type Turn = (command: string) => Promise<Fault | undefined>

/**
 * A table in memory behind the real SDK: conditional, transactional, nothing more. `turn` is awaited before each
 * command, so that a test decides what runs when, and what goes wrong.
 */
export const createMemoryEngine = (turn: Turn) => {
  const items = new Map<string, MemoryItem>()

  const write = ({ TransactItems }: Request) => {
    const reasons = TransactItems.map((each) => {
      const { ConditionExpression, Item, Key, ...placeholders } = targetOf(each)
      const item = items.get(addressOf(Item ?? Key ?? {}))
      const holds = !ConditionExpression || parseExpression(ConditionExpression)({ item, ...placeholders })

      return { Code: holds ? 'None' : 'ConditionalCheckFailed' }
    })
    if (reasons.some(({ Code }) => Code !== 'None')) {
      return failure('TransactionCanceledException', { CancellationReasons: reasons })
    }
    for (const { Put, Delete } of TransactItems) {
      if (Put?.Item) items.set(addressOf(Put.Item), Put.Item)
      if (Delete?.Key) items.delete(addressOf(Delete.Key))
    }

    return answer(200, {})
  }

  const query = ({ KeyConditionExpression, IndexName, ...placeholders }: Query) => {
    const test = parseExpression(KeyConditionExpression)
    const sortKey = IndexName ? `${IndexName}SK` : 'SK'
    const found = [...items.values()].filter((item) => test({ item, ...placeholders }))
    found.sort((a, b) => ((a[sortKey]?.S ?? '') < (b[sortKey]?.S ?? '') ? -1 : 1))

    return answer(200, { Items: found, Count: found.length, ScannedCount: found.length })
  }

  const commands: Record<string, (request: Request) => ReturnType<typeof answer>> = {
    GetItem: ({ Key }) => {
      const Item = items.get(addressOf(Key))

      return answer(200, Item ? { Item } : {})
    },
    BatchGetItem: ({ RequestItems }) => {
      const Responses = Object.fromEntries(
        Object.entries(RequestItems).map(([table, { Keys }]) => [
          table,
          Keys.flatMap((key) => items.get(addressOf(key)) ?? []),
        ]),
      )

      return answer(200, { Responses, UnprocessedKeys: {} })
    },
    Query: query,
    TransactWriteItems: write,
  }

  const handle = async ({ headers, body }: { headers: Record<string, string>; body?: string | Uint8Array }) => {
    const command = (headers['x-amz-target'] ?? '').split('.')[1] ?? ''
    const run = commands[command]
    if (!run) throw new Error(`The memory engine knows no ${command}`)
    const fault = await turn(command)
    if (fault === 'lost-request') throw timeout()
    if (fault === 'throttled') return failure('RequestLimitExceeded')
    if (fault === 'conflict') {
      return failure('TransactionCanceledException', { CancellationReasons: [{ Code: 'TransactionConflict' }] })
    }
    const answered = run(JSON.parse(Buffer.from(body ?? '').toString('utf8')))
    // What happens after the commit is what the caller cannot know.
    if (fault === 'lost-answer') throw timeout()

    return answered
  }

  const client = new DynamoDBClient({
    region: 'sa-east-1',
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
    maxAttempts: 1,
    requestHandler: { handle },
  })

  return { client, items: () => [...items.values()] }
}
