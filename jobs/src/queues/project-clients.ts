import { projectClient } from '@reservaplus/server/clients/project-client'
import { findChangedClients } from '@reservaplus/server/clients/project-event'
import { clock } from '@reservaplus/server/config/clock'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { clientId, organizationId } from '@reservaplus/shared/ids/schema'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { onceEach } from '../runtime/once-each'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()

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

export const handler = queueHandler(recordProcessor)
