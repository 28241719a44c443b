import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ChangeContext } from '../app-context'
import { clock } from '../config/clock'
import { shards } from '../db/keys'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { removeFile } from './remove'
import { findForgottenFiles } from './repository'

/** Longer than an address to send it to is valid and a queue tries to look at it. */
const patience = 36 * 3_600_000
const atOnce = 200

type Cleaning = {
  isTimeLeft: () => boolean
  contextOf: (organizationId: OrganizationId) => ChangeContext
  onFailure: (facts: { organizationId: string; file: string }, error: unknown) => void
}

/** Files that were announced and never came: what they would have taken of the storage is free again. */
export const cleanUploads = async ({ isTimeLeft, contextOf, onFailure }: Cleaning): Promise<number> => {
  const before = new Date(clock.now().getTime() - patience)
  let removed = 0
  for (const shard of shards) {
    for (const file of await findForgottenFiles(shard, before, atOnce)) {
      if (!isTimeLeft()) return removed
      const { organizationId, id } = file
      try {
        const organization = await findOrganization(organizationId, { consistent: true })
        if (organization && !isWritable(organization)) continue
        await removeFile(contextOf(organizationId), file)
        removed += 1
      } catch (error) {
        onFailure({ organizationId, file: id }, error)
      }
    }
  }

  return removed
}
