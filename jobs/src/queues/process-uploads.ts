import { connectFilesBucket, filesBucket } from '@reservaplus/server/adapters/files-bucket'
import { systemContext } from '@reservaplus/server/config/system-context'
import { confirmFileUpload } from '@reservaplus/server/files/confirm-upload'
import { findPendingFile } from '@reservaplus/server/files/repository'
import { placeOfIncoming } from '@reservaplus/shared/files/object-keys'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'
import { redrawImage } from '../uploads/redraw-image'

connectToTable()
connectFilesBucket(readEnv('files'))

const message = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) })

const processRecord = async ({ body, attributes }: SQSRecord) => {
  const { key } = message.parse(JSON.parse(body)).detail.object
  const place = placeOfIncoming(key)
  if (!place) throw new Error('An object lies where none is expected')
  const pending = await findPendingFile(place.id)
  if (pending?.organizationId !== place.organizationId) {
    // The index may be behind; by the second time it has been looked at before, or was deleted.
    if (Number(attributes.ApproximateReceiveCount) === 1) throw new Error('Not known yet')
    await filesBucket().remove(key)

    return
  }
  const { organizationId, clientId, id: file } = pending
  const outcome = await confirmFileUpload(systemContext(organizationId, 'process-uploads'), pending, redrawImage)
  logger.info('File', { organizationId, clientId, file, outcome })
}

/** Files that were sent for clients' records: seen by nobody before this has looked at them. */
export const handler = queueHandler(() => processRecord)
