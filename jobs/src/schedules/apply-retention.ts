import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { systemContext } from '@reservaplus/server/config/system-context'
import { shards } from '@reservaplus/server/db/keys'
import { cleanUploads } from '@reservaplus/server/files/remove-forgotten'
import { findRules } from '@reservaplus/server/privacy/retention-repository'
import { resumeErasures } from '@reservaplus/server/privacy/run-erasures'
import { runRetention } from '@reservaplus/server/privacy/run-retention'
import type { ScheduledHandler } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectFilesBucket(readEnv('files'))

const name = 'apply-retention'

/** One shard of organizations an hour, in the first hours of the day; in the others only what was left. */
const shardOf = (time: string): number | undefined => shards[new Date(time).getUTCHours()]

/**
 * Erases clients whose time is over by their organization's rule, finishes erasures that ended early, repeats those that a
 * backup has undone, and forgets files that were announced and never sent.
 */
export const handler: ScheduledHandler = async ({ time }, context) => {
  const isTimeLeft = timeLeft(context)
  let failed = 0
  const onFailure = (facts: object, error: unknown) => {
    failed += 1
    logger.error('Not erased', { ...facts, error: error instanceof Error ? error.name : '' })
  }
  const shard = shardOf(time)

  const uploads = await cleanUploads({ isTimeLeft, contextOf: (o) => systemContext(o, name), onFailure })
  const erasures = await resumeErasures({ shard, isTimeLeft, contextOf: (o) => systemContext(o, name), onFailure })
  logger.info('Left over', { uploads, ...erasures })

  for (const rule of shard === undefined ? [] : await findRules(shard)) {
    if (!isTimeLeft()) break
    const { organizationId } = rule
    const running = {
      isTimeLeft,
      onFailure: ({ id: clientId }: { id: string }, error: unknown) => onFailure({ organizationId, clientId }, error),
    }
    const run = await runRetention(systemContext(organizationId, name), rule, running).catch((error: unknown) =>
      onFailure({ organizationId }, error),
    )
    if (run) logger.info('Retention', { ...run })
  }
  if (failed > 0) throw new Error(`${failed} could not be erased`)
}
