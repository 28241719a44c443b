import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { systemContext } from '@reservaplus/server/config/system-context'
import { shards } from '@reservaplus/server/db/keys'
import { cleanUploads } from '@reservaplus/server/files/remove-forgotten'
import { findRules } from '@reservaplus/server/privacy/retention-repository'
import { resumeErasures } from '@reservaplus/server/privacy/run-erasures'
import { runRetention } from '@reservaplus/server/privacy/run-retention'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()
connectFilesBucket(readEnv('files'))

const name = 'apply-retention'

/** One shard of organizations an hour, in the first hours of the day; in the others only what was left. */
const shardOf = (time: string): number | undefined => shards[new Date(time).getUTCHours()]

/**
 * Erases clients whose time is over by their organization's rule, finishes erasures that ended early, repeats those that a
 * backup has undone, and forgets files that were announced and never sent.
 */
export const handler = scheduleHandler(async ({ time, isTimeLeft, fail }) => {
  const shard = shardOf(time)
  const running = { isTimeLeft, contextOf: (o: OrganizationId) => systemContext(o, name), onFailure: fail }
  const uploads = await cleanUploads(running)
  const erasures = await resumeErasures({ ...running, shard })

  let retained = 0
  for (const rule of shard === undefined ? [] : await findRules(shard)) {
    if (!isTimeLeft()) break
    const { organizationId } = rule
    const run = await runRetention(systemContext(organizationId, name), rule, {
      isTimeLeft,
      onFailure: ({ id: clientId }, error) => fail({ organizationId, clientId }, error),
    }).catch((error: unknown) => fail({ organizationId }, error))
    if (run) logger.info('Retention', { ...run })
    if (run) retained += 1
  }

  return { uploads, ...erasures, organizations: retained }
})
