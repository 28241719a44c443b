import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { clock } from '@reservaplus/server/config/clock'
import { findOpenExports } from '@reservaplus/server/organizations/export-repository'
import { recordExportFailure, writeExport } from '@reservaplus/server/organizations/write-export'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ScheduledHandler } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectFilesBucket(readEnv('files'))

const atOnce = 5

/** Writes what owners have asked for; a large organization takes several runs. */
export const handler: ScheduledHandler = async (_event, context) => {
  const isTimeLeft = timeLeft(context)
  const failures: unknown[] = []

  for (const open of await findOpenExports(instantOf(clock.now()), atOnce)) {
    if (!isTimeLeft()) break
    try {
      const { status, parts } = await writeExport(open, { clock, isTimeLeft })
      logger.info('Export', { organizationId: open.organizationId, exportId: open.id, status, parts })
    } catch (error) {
      failures.push(error)
      await recordExportFailure(open, { clock }).catch((failure: unknown) => failures.push(failure))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} exports could not be written`)
}
