import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { clock } from '@reservaplus/server/config/clock'
import { shards } from '@reservaplus/server/db/keys'
import { eraseIfDue, eraseOrganization } from '@reservaplus/server/organizations/erase'
import { findErasuresSince } from '@reservaplus/server/organizations/erasure-repository'
import { findOrganization, findOrganizationsToErase } from '@reservaplus/server/organizations/repository'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { ScheduledHandler } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectFilesBucket(readEnv('files'))
connectUserPool({ userPoolId: readEnv('accounts').USER_POOL_ID })

/** Longer than any backup is kept. */
const rememberedMinutes = 400 * 24 * 60

/** Whoever is there although there is a proof of their erasure came back with a backup. */
const cameBack = async (): Promise<OrganizationId[]> => {
  const erasures = await findErasuresSince(addMinutes(instantOf(clock.now()), -rememberedMinutes))
  const found = await Promise.all(erasures.map(({ organizationId }) => findOrganization(organizationId)))

  return found.flatMap((organization) => (organization ? [organization.id] : []))
}

const due = async (): Promise<OrganizationId[]> =>
  (await Promise.all(shards.map((shard) => findOrganizationsToErase(shard, instantOf(clock.now()))))).flat()

/** Organizations whose thirty days are over; what a run has no time for is found by the next. */
export const handler: ScheduledHandler = async (_event, context) => {
  const erasing = { clock, isTimeLeft: timeLeft(context) }
  const failures: unknown[] = []
  const work = [
    ...(await due()).map((id) => ({ id, erase: eraseIfDue })),
    ...(await cameBack()).map((id) => ({ id, erase: eraseOrganization })),
  ]

  for (const { id, erase } of work) {
    if (!erasing.isTimeLeft()) break
    try {
      const proof = await erase(id, erasing)
      if (proof)
        logger.info('Organization erased', { organizationId: id, accounts: proof.accounts, files: proof.files })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organizations could not be erased`)
}
