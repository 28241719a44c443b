import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

import { localCredentials, localRegion } from '../config/env'

export const dynamoDbClient = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials })
