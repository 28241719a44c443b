import { localCredentials, localRegion } from '@reservaplus/local/config/env'
import type { RequestContext } from '@reservaplus/server/app-context'
import { connectTable, createDynamoDbClient } from '@reservaplus/server/db/table'
import { ulid } from 'ulid'

import { simulatedClock } from './sim-clock'

/** The product's own client, so that its time-outs and retries are what is tested. */
export const connect = ({ endpoint, tableName }: { endpoint: string; tableName: string }) => {
  const client = createDynamoDbClient({ endpoint, region: localRegion, credentials: localCredentials })
  connectTable({ tableName, client })

  return client
}

export const requestContext = (runStartedAt: number): RequestContext => ({
  clock: simulatedClock(runStartedAt),
  newId: ulid,
  correlationId: 'stress',
  config: { linkSecret: 'a secret of the stress program, long enough', bookOrigin: 'http://book.localhost:3000' },
})
