import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { runOperation } from '@reservaplus/server/bulk-operations/run-operation'
import { systemRequest } from '@reservaplus/server/config/system-context'
import type { Context, SQSRecord } from 'aws-lambda'
import { operationNotice } from '../bulk-operations/operation-notice'
import { queueOperations } from '../bulk-operations/queue-operations'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectFilesBucket(readEnv('files'))

const processRecord = (context: Context) => async (record: SQSRecord) => {
  const { detail } = operationNotice.parse(JSON.parse(record.body))
  const place = { organizationId: detail.organizationId, id: detail.subject.id }
  const outcome = await runOperation(place, { request: systemRequest(place.id), isTimeLeft: timeLeft(context) })
  if (outcome === 'left') await queueOperations([place])
  logger.info('Bulk operation', { ...place, outcome })
}

/** Steps until the end or until time runs low; then a message to itself goes on. */
export const handler = queueHandler(processRecord)
