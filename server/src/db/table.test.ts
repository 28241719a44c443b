import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'

import { createDynamoDbClient } from './table'

it('gives up a request that DynamoDB does not answer within three seconds', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' }
  const endpoint = `http://127.0.0.1:${port}`
  const client = createDynamoDbClient({ endpoint, credentials, region: 'sa-east-1', maxAttempts: 1 })
  const command = new GetItemCommand({ TableName: 'x', Key: { PK: { S: 'x' }, SK: { S: 'x' } } })
  await expect(client.send(command)).rejects.toMatchObject({ name: 'TimeoutError' })
  client.destroy()
  silent.closeAllConnections()
  silent.close()
}, 10_000)
