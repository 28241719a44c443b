import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { clock } from '@reservaplus/server/config/clock'
import { shards } from '@reservaplus/server/db/keys'
import { eraseIfDue, eraseOrganization } from '@reservaplus/server/organizations/erase'
import { findErasuresSince } from '@reservaplus/server/organizations/erasure-repository'
import { findOrganization, findOrganizationsToErase } from '@reservaplus/server/organizations/repository'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { scheduleHandler } from '../runtime/schedule-handler'

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
export const handler = scheduleHandler(async ({ isTimeLeft, fail }) => {
  const erasing = { clock, isTimeLeft }
  const work = [
    ...(await due()).map((id) => ({ id, erase: eraseIfDue })),
    ...(await cameBack()).map((id) => ({ id, erase: eraseOrganization })),
  ]
  let erased = 0
  for (const { id, erase } of work) {
    if (!isTimeLeft()) break
    const proof = await erase(id, erasing).catch((error: unknown) => fail({ organizationId: id }, error))
    if (!proof) continue
    erased += 1
    logger.info('Organization erased', { organizationId: id, accounts: proof.accounts, files: proof.files })
  }

  return { due: work.length, erased }
})
