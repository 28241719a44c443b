import { DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'

import { startTestTable } from './table'

describe('startTestTable', () => {
  it('gives each test file its own empty table with both indexes, and a stream where one is read', async () => {
    const [one, two] = await Promise.all([startTestTable({ withStream: true }), startTestTable()])
    const key = { PK: { S: 'A' }, SK: { S: 'B' } }
    await one.client.send(new PutItemCommand({ TableName: one.tableName, Item: key }))
    expect((await two.client.send(new GetItemCommand({ TableName: two.tableName, Key: key }))).Item).toBeUndefined()
    const { Table } = await one.client.send(new DescribeTableCommand({ TableName: one.tableName }))
    expect(Table?.GlobalSecondaryIndexes?.map((i) => i.IndexName).sort()).toEqual(['GSI1', 'GSI2'])
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' })
    expect(Table?.LatestStreamArn).toBeTruthy()
    await Promise.all([one.stop(), two.stop()])
  })
})
