import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { dynamoDbClient } from './client'
import { createTable } from './create-table'
import { startDynamoDb } from './launcher'

const root = mkdtempSync(join(tmpdir(), 'dynamodb-'))
beforeAll(() => vi.stubEnv('DYNAMODB_ENDPOINT', undefined))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const key = { PK: { S: 'A' }, SK: { S: 'B' } }

describe('startDynamoDb', () => {
  it('answers as soon as it says it is ready, and keeps data in its folder between starts', async () => {
    const dataDir = join(root, 'kept')
    const first = await startDynamoDb({ dataDir })
    const client = dynamoDbClient(first.endpoint)
    expect(await createTable(client, 'kept')).toBe(true)
    expect(await createTable(client, 'kept')).toBe(false)
    await client.send(new PutItemCommand({ TableName: 'kept', Item: key }))
    await first.stop()
    const second = await startDynamoDb({ dataDir })
    const found = await dynamoDbClient(second.endpoint).send(new GetItemCommand({ TableName: 'kept', Key: key }))
    expect(found.Item).toEqual(key)
    await second.stop()
  })

  it('says once that it has ended by itself, and nothing when it was stopped', async () => {
    const ends: string[] = []
    const onEnd = (what: string) => ends.push(what)
    const [killed, stopped] = [await startDynamoDb({ onEnd }), await startDynamoDb({ onEnd })]
    await stopped.stop()
    process.kill(killed.pid ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(ends).toEqual([`${killed.kind} ended with SIGKILL`]))
  })

  it('prefers DYNAMODB_ENDPOINT over an engine of its own', async () => {
    vi.stubEnv('DYNAMODB_ENDPOINT', 'http://127.0.0.1:9')
    expect(await startDynamoDb()).toMatchObject({ endpoint: 'http://127.0.0.1:9', kind: 'external' })
    vi.stubEnv('DYNAMODB_ENDPOINT', undefined)
  })

  it('leaves no orphan when its parent is killed with SIGKILL', async () => {
    const script = fileURLToPath(new URL('../testing/run-engine.ts', import.meta.url))
    const parent = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const endpoint = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (d) => resolve(String(d).trim())),
    )
    await dynamoDbClient(endpoint).send(new ListTablesCommand())
    parent.kill('SIGKILL')
    await vi.waitFor(() => expect(fetch(endpoint)).rejects.toThrow(), { timeout: 5000 })
  })
})
