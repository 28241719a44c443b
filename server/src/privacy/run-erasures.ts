import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ChangeContext } from '../app-context'
import { findClientsByIds } from '../clients/repository'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { eraseClient } from './erase-client'
import { findOpenErasures, findProofs } from './erasure-repository'

type Place = { organizationId: OrganizationId; clientId: ClientId }
type Resuming = {
  /** Whose proofs are held against the table; absent: nobody's now. */
  shard: number | undefined
  isTimeLeft: () => boolean
  contextOf: (organizationId: OrganizationId) => ChangeContext
  onFailure: (facts: Place, error: unknown) => void
}

const atOnce = 100

/** Of these, who is there as if they had never been erased: a backup has brought them back. */
const cameBack = async (proofs: readonly Place[]): Promise<Place[]> => {
  const organizations = new Map<OrganizationId, ClientId[]>()
  for (const { organizationId, clientId } of proofs) {
    organizations.set(organizationId, [...(organizations.get(organizationId) ?? []), clientId])
  }
  const found = await Promise.all(Array.from(organizations, ([o, ids]) => findClientsByIds(o, ids)))

  return found
    .flat()
    .filter(({ erasedAt }) => erasedAt === undefined)
    .map(({ organizationId, id }) => ({ organizationId, clientId: id }))
}

/** Finishes what ended early, and erases again who has come back; where nothing is written now, later. */
export const resumeErasures = async ({ shard, isTimeLeft, contextOf, onFailure }: Resuming) => {
  const counts = { finished: 0, repeated: 0 }
  const erase = async (place: Place, kind: keyof typeof counts) => {
    if (!isTimeLeft()) return
    try {
      const organization = await findOrganization(place.organizationId, { consistent: true })
      if (organization && !isWritable(organization)) return
      // The reason is the proof's own.
      const asked = { reason: 'other' as const, isTimeLeft }
      const { erasedAt } = await eraseClient(contextOf(place.organizationId), place.clientId, asked)
      counts[kind] += erasedAt ? 1 : 0
    } catch (error) {
      // Something lies ahead: it was not begun, and nobody was told that it was.
      if (!(error instanceof AppError && error.code === 'IN_USE')) onFailure(place, error)
    }
  }
  for (const { organizationId, clientId } of await findOpenErasures(atOnce)) {
    await erase({ organizationId, clientId }, 'finished')
  }
  let cursor: string | undefined
  do {
    if (shard === undefined) break
    const page = await findProofs(shard, cursor)
    for (const place of await cameBack(page.proofs)) await erase(place, 'repeated')
    cursor = page.cursor
  } while (cursor && isTimeLeft())

  return counts
}
