import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

import { localCredentials, localRegion } from '../config/env'

export const dynamoDbClient = (endpoint: string) => {
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials })
  // Prepares every answer for a log that nobody keeps, as the server's own client does not either.
  client.middlewareStack.remove('loggerMiddleware')

  return client
}
