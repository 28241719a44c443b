import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { clock } from '@reservaplus/server/config/clock'
import { findOpenExports } from '@reservaplus/server/organizations/export-repository'
import { recordExportFailure, writeExport } from '@reservaplus/server/organizations/write-export'
import { instantOf } from '@reservaplus/shared/time/instant'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()
connectFilesBucket(readEnv('files'))

const atOnce = 5

/** Writes what owners have asked for; a large organization takes several runs. */
export const handler = scheduleHandler(async ({ isTimeLeft, fail }) => {
  let exports = 0
  for (const open of await findOpenExports(instantOf(clock.now()), atOnce)) {
    if (!isTimeLeft()) break
    const about = { organizationId: open.organizationId, exportId: open.id }
    try {
      const { status, parts } = await writeExport(open, { clock, isTimeLeft })
      exports += 1
      logger.info('Export', { ...about, status, parts })
    } catch (error) {
      fail(about, error)
      await recordExportFailure(open, { clock }).catch((failure: unknown) => fail(about, failure))
    }
  }

  return { exports }
})
