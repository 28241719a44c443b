import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTableCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startStream, stopStream } from '../dynamodb/table-stream'
import { InvocationError } from '../lambda/invocation-error'
import type { StreamSource } from '../template/function-settings'
import type { Json } from '../template/json'
import { startTestTable, type TestTable } from '../testing/table'
import { pollStream } from './stream-poller'
import { streamPosition } from './stream-position'
import type { DeliveredRecord } from './stream-record'

let table: TestTable
let client: DynamoDBStreamsClient
let streamArn: string
const folder = mkdtempSync(join(tmpdir(), 'stream-'))
beforeAll(async () => {
  table = await startTestTable({ withStream: true })
  client = new DynamoDBStreamsClient({
    endpoint: table.endpoint,
    region: 'sa-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.tableName }))
  streamArn = Table?.LatestStreamArn ?? ''
})
afterAll(async () => {
  client.destroy()
  await table.stop()
  rmSync(folder, { recursive: true, force: true })
})

const put = (SK: string) =>
  table.client.send(
    new PutItemCommand({
      TableName: table.tableName,
      Item: { PK: { S: 'ORG#1' }, SK: { S: SK }, n: { N: '1' }, b: { B: new Uint8Array([1, 2]) } },
    }),
  )

const source: StreamSource = {
  type: 'dynamodb',
  arn: 'arn',
  startingPosition: 'TRIM_HORIZON',
  batchSize: 10,
  maximumRetryAttempts: 1,
  maximumRecordAgeInSeconds: 3600,
  bisectBatchOnFunctionError: true,
  filterPatterns: [{ eventName: ['INSERT'], dynamodb: { Keys: { SK: { S: [{ prefix: 'EVENT#' }] } } } }],
  destinations: { onFailure: { type: 'sqs', arn: 'arn:aws:sqs:sa-east-1:0:failures' } },
}

const open = (file: string | undefined, handle: (records: DeliveredRecord[]) => void = () => {}) => {
  const records: DeliveredRecord[] = []
  const reports: object[] = []
  const poller = pollStream({
    client,
    streamArn,
    functionKey: 'publish',
    source,
    position: streamPosition(file),
    retryMs: 1,
    report: async (_, body) => {
      reports.push(body)
    },
    invoke: async (_: string, event: Json) => {
      const given = (event as { Records: DeliveredRecord[] }).Records
      handle(given)
      records.push(...given)
      return null
    },
  })
  const keys = () => records.map((r) => (r.dynamodb.Keys as { SK: { S: string } }).SK.S)
  return { poller, records, reports, keys }
}

describe('the stream of the table', () => {
  it('brings inserted events in order and nothing else, and goes on where it stopped', async () => {
    const file = join(folder, 'position.json')
    const first = open(file)
    await put('EVENT#1')
    await put('APPT#1')
    await put('EVENT#2')
    const change = { ':x': { N: '2' } }
    await table.client.send(
      new UpdateItemCommand({
        TableName: table.tableName,
        Key: { PK: { S: 'ORG#1' }, SK: { S: 'EVENT#1' } },
        UpdateExpression: 'SET n = :x',
        ExpressionAttributeValues: change,
      }),
    )
    await first.poller.drain()
    expect(first.keys()).toEqual(['EVENT#1', 'EVENT#2'])
    expect(first.records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: { NewImage: { PK: { S: 'ORG#1' }, n: { N: '1' }, b: { B: 'AQI=' } } },
    })
    await first.poller.stop()
    await put('EVENT#3')
    const second = open(file)
    await second.poller.drain()
    expect(second.keys()).toEqual(['EVENT#3'])
    await second.poller.stop()
  })

  it('reports the position of a record that cannot be delivered and goes on', async () => {
    const { poller, keys, reports } = open(join(folder, 'position.json'), (records) => {
      if (records.some((r) => (r.dynamodb.Keys as { SK: { S: string } }).SK.S === 'EVENT#poison')) {
        throw new InvocationError('publish', { errorType: 'Error', errorMessage: 'poison', trace: [] })
      }
    })
    await put('EVENT#poison')
    await put('EVENT#4')
    await poller.drain()
    await poller.stop()
    expect(keys()).toEqual(['EVENT#4'])
    expect(reports).toMatchObject([
      { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
    ])
  })

  it('delivers nothing while it is off and all of it afterwards', async () => {
    const { poller, keys } = open(join(folder, 'position.json'))
    await poller.pause()
    await put('EVENT#5')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(keys()).toEqual([])
    poller.resume()
    await poller.drain()
    expect(keys()).toEqual(['EVENT#5'])
    await poller.stop()
  })

  it('follows a stream that was stopped and begun anew, without what was written in between', async () => {
    const { poller, keys } = open(undefined)
    await poller.drain()
    await poller.pause()
    await stopStream(table.endpoint, table.tableName)
    await put('EVENT#unseen')
    poller.resume(await startStream(table.endpoint, table.tableName))
    await put('EVENT#seen')
    await poller.drain()
    await poller.stop()
    expect(keys()).toContain('EVENT#seen')
    expect(keys()).not.toContain('EVENT#unseen')
  })
})
