import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { findClient } from './repository'

/** Merged again and again by hand; more is no salon's. */
const mostMerges = 10

/**
 * The client this id stands for now: whoever it was merged into, nobody where it was erased. Strongly consistent: something
 * is about to be made for them.
 */
export const findCurrent = async (organizationId: OrganizationId, id: ClientId): Promise<Client | undefined> => {
  let found = await findClient(organizationId, id, { consistent: true })
  for (let merge = 0; found?.mergedInto !== undefined && merge < mostMerges; merge++) {
    found = await findClient(organizationId, found.mergedInto, { consistent: true })
  }

  return found?.mergedInto === undefined && found?.erasedAt === undefined ? found : undefined
}
