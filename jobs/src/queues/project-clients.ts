import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { projectClient } from '@reservaplus/server/clients/project-client'
import { findChangedClients } from '@reservaplus/server/clients/project-event'
import { clock } from '@reservaplus/server/config/clock'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { clientId, organizationId } from '@reservaplus/shared/ids/schema'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { onceEach } from '../runtime/once-each'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

/** Sent by hand, or after a migration: `{ "rebuild": { "organizationId": "…", "clientId": "…" } }`. */
const rebuildMessage = z.object({ rebuild: z.object({ organizationId, clientId }) })
const message = z.union([rebuildMessage, z.object({ detail: eventNotice })])

const recordProcessor = () => {
  const doOnce = onceEach()

  return async ({ body, attributes }: SQSRecord) => {
    const received = message.parse(JSON.parse(body))
    const isRepeated = Number(attributes.ApproximateReceiveCount) > 1
    const changes = 'rebuild' in received ? [received.rebuild] : await findChangedClients(received.detail)
    const isAnew = isRepeated || 'rebuild' in received
    await Promise.all(
      changes.map((change) =>
        doOnce(JSON.stringify([change, isAnew]), () => projectClient(clock, { ...change, isAnew })),
      ),
    )
  }
}

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, recordProcessor(), processor, { context, throwOnFullBatchFailure: false })
