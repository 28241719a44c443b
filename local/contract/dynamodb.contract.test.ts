import { randomUUID } from 'node:crypto'
import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbTarget } from './dynamodb-target'

let target: Awaited<ReturnType<typeof dynamoDbTarget>>
beforeAll(async () => {
  target = await dynamoDbTarget()
})
afterAll(() => target.stop())

const key = (SK = 'A', PK = `CONTRACT#${randomUUID()}`) => ({ PK: { S: PK }, SK: { S: SK } })
const soon = { expiresAt: { N: String(Math.floor(Date.now() / 1000) + 3600) } }
const put = (Item: PutItemCommand['input']['Item'], more: object = {}) =>
  target.client.send(new PutItemCommand({ TableName: target.tableName, Item: { ...Item, ...soon }, ...more }))
const get = async (Key: PutItemCommand['input']['Item']) =>
  (await target.client.send(new GetItemCommand({ TableName: target.tableName, Key, ConsistentRead: true }))).Item
const isNew = { ConditionExpression: 'attribute_not_exists(PK)' }

describe('a condition', () => {
  it('that fails is ConditionalCheckFailedException and returns the item when asked', async () => {
    const item = key()
    await put({ ...item, v: { N: '1' } }, isNew)
    const again = put(item, { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
    await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { v: { N: '1' } } })
  })
})

describe('a transaction', () => {
  const transact = (TransactItems: TransactWriteItemsCommand['input']['TransactItems'], ClientRequestToken?: string) =>
    target.client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }))

  it('writes everything or nothing and names the reason of each part', async () => {
    const taken = key()
    const fresh = key()
    await put(taken)
    const error = await transact([
      { Put: { TableName: target.tableName, Item: { ...fresh, ...soon } } },
      { Put: { TableName: target.tableName, Item: taken, ...isNew } },
    ]).catch((reason: TransactionCanceledException) => reason)
    expect(error).toMatchObject({ name: 'TransactionCanceledException' })
    expect('CancellationReasons' in error && error.CancellationReasons?.map(({ Code }) => Code)).toEqual([
      'None',
      'ConditionalCheckFailed',
    ])
    expect(await get(fresh)).toBeUndefined()
  })

  it('repeated with its token changes nothing', async () => {
    const item = key()
    const parts = [
      {
        Update: {
          TableName: target.tableName,
          Key: item,
          UpdateExpression: 'ADD n :one SET expiresAt = :soon',
          ExpressionAttributeValues: { ':one': { N: '1' }, ':soon': soon.expiresAt },
        },
      },
    ]
    const token = randomUUID()
    await transact(parts, token)
    await transact(parts, token)
    expect((await get(item))?.n).toEqual({ N: '1' })
  })

  it('may not touch one item twice', async () => {
    const Item = key()
    const part = { Put: { TableName: target.tableName, Item } }
    await expect(transact([part, part])).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('takes at most a hundred parts', async () => {
    const parts = Array.from({ length: 101 }, () => ({ Put: { TableName: target.tableName, Item: key() } }))
    await expect(transact(parts)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('a query', () => {
  it('orders by sort key, includes both ends of BETWEEN and pages by key', async () => {
    const PK = `CONTRACT#${randomUUID()}`
    for (const SK of ['3', '1', '2', '4']) await put(key(SK, PK))
    const query = (more: object = {}) =>
      target.client.send(
        new QueryCommand({
          TableName: target.tableName,
          KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': { S: PK }, ':from': { S: '2' }, ':to': { S: '4' } },
          ...more,
        }),
      )
    const all = await query({ ReturnConsumedCapacity: 'TOTAL' })
    expect(all.Items?.map((item) => item.SK?.S)).toEqual(['2', '3', '4'])
    expect(all.ConsumedCapacity?.CapacityUnits).toBe(0.5)
    const first = await query({ Limit: 1 })
    const second = await query({ Limit: 1, ExclusiveStartKey: first.LastEvaluatedKey })
    expect([first, second].map(({ Items }) => Items?.[0]?.SK?.S)).toEqual(['2', '3'])
    const back = await query({ ScanIndexForward: false })
    expect(back.Items?.[0]?.SK?.S).toBe('4')
  })

  it('of an index finds only items that carry its keys', async () => {
    const GSI2PK = { S: `OUTBOX#${randomUUID()}` }
    const item = key()
    await put({ ...item, GSI2PK, GSI2SK: { S: '1' } })
    const query = async () => {
      const command = new QueryCommand({
        TableName: target.tableName,
        IndexName: 'GSI2',
        KeyConditionExpression: 'GSI2PK = :pk',
        ExpressionAttributeValues: { ':pk': GSI2PK },
      })
      return (await target.client.send(command)).Items?.length
    }
    await expect.poll(query).toBe(1)
    const remove = { UpdateExpression: 'REMOVE GSI2PK, GSI2SK' }
    await target.client.send(new UpdateItemCommand({ TableName: target.tableName, Key: item, ...remove }))
    await expect.poll(query).toBe(0)
  })
})

describe('an item', () => {
  it('above 400 KB is refused', async () => {
    const big = put({ ...key(), text: { S: 'x'.repeat(401 * 1024) } })
    await expect(big).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('with an empty key is refused, with an empty text elsewhere it is taken', async () => {
    await expect(put(key(''))).rejects.toMatchObject({ name: 'ValidationException' })
    const item = key()
    await put({ ...item, text: { S: '' } })
    expect((await get(item))?.text).toEqual({ S: '' })
  })
})
