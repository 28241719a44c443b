import type { Client } from '@reservaplus/shared/clients/schema'
import { stands } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { findClient } from './repository'

type Current = {
  client: Client | undefined
  /** Every id on the way to them, the one that was asked for first. */
  ids: readonly ClientId[]
}

/**
 * The client this id stands for now, however often it was merged: nobody where they are erased. Strongly consistent:
 * something is about to be made for them. Who is part of somebody takes nobody in, so the way has an end.
 */
export const findCurrentWithIds = async (organizationId: OrganizationId, id: ClientId): Promise<Current> => {
  const ids = [id]
  let found = await findClient(organizationId, id, { consistent: true })
  while (found?.mergedInto !== undefined && !ids.includes(found.mergedInto)) {
    ids.push(found.mergedInto)
    found = await findClient(organizationId, found.mergedInto, { consistent: true })
  }
  return { client: found && stands(found) ? found : undefined, ids }
}

export const findCurrent = async (organizationId: OrganizationId, id: ClientId): Promise<Client | undefined> =>
  (await findCurrentWithIds(organizationId, id)).client
