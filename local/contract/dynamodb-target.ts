import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

import { startTestTable } from '../src/testing/table'
import { againstAws, env } from './config/env'

/** The stage's own table on AWS; a fresh one here. Keys carry a prefix, so that runs do not meet. */
export const dynamoDbTarget = async () => {
  if (!againstAws) return startTestTable()
  const client = new DynamoDBClient({ region: env.AWS_REGION })
  return { client, tableName: `reservaplus-main-${env.STAGE}`, stop: async () => client.destroy() }
}
