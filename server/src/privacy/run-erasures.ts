import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ChangeContext } from '../app-context'
import { findClientsByIds } from '../clients/repository'
import { commitWrites } from '../db/change'
import { findOrganization } from '../organizations/repository'
import { eraseClient } from './erase-client'
import { erasureFinish, findOpenErasures, findProofs, storeProof } from './erasure-repository'

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

/** Gone with the organization and all that was in it: nothing is left to erase, and nobody to be told. */
const close = async (ctx: ChangeContext, open: ClientErasure): Promise<void> => {
  const proof = { ...open, erasedAt: instantOf(ctx.clock.now()) }
  await storeProof(proof)
  await commitWrites(ctx, [erasureFinish(proof)])
}

type One = { place: Place; open?: ClientErasure | undefined; isTimeLeft: () => boolean }

/** Whether it is over; while the organization is being moved, it is asked again. A closed one still owes it. */
const carryOut = async (ctx: ChangeContext, { place, open, isTimeLeft }: One): Promise<boolean> => {
  const organization = await findOrganization(place.organizationId, { consistent: true })
  if (!organization && open) {
    await close(ctx, open)

    return true
  }
  if (organization?.writeMode !== 'open') return false
  // The reason is the proof's own.
  const { erasedAt } = await eraseClient(ctx, place.clientId, { reason: 'other', isTimeLeft })

  return erasedAt !== undefined
}

/** Something lies ahead: it was not begun, and nobody was told that it was. */
const isNotBegun = (error: unknown) => error instanceof AppError && error.code === 'IN_USE'

/** Finishes what ended early, and erases again who has come back; while it is being moved, later. */
export const resumeErasures = async ({ shard, isTimeLeft, contextOf, onFailure }: Resuming) => {
  const counts = { finished: 0, repeated: 0 }
  const erase = async (place: Place, kind: keyof typeof counts, open?: ClientErasure) => {
    if (!isTimeLeft()) return
    try {
      if (await carryOut(contextOf(place.organizationId), { place, open, isTimeLeft })) counts[kind] += 1
    } catch (error) {
      if (!isNotBegun(error)) onFailure(place, error)
    }
  }
  // All of them: what cannot be done now, of whichever salon, keeps nobody else waiting.
  let position: Record<string, unknown> | undefined
  do {
    const page = await findOpenErasures(atOnce, position)
    for (const open of page.items) {
      const { organizationId, clientId } = open
      await erase({ organizationId, clientId }, 'finished', open)
    }
    position = page.position
  } while (position && isTimeLeft())
  let cursor: string | undefined
  do {
    if (shard === undefined) break
    const page = await findProofs(shard, cursor)
    for (const place of await cameBack(page.proofs)) await erase(place, 'repeated')
    cursor = page.cursor
  } while (cursor && isTimeLeft())

  return counts
}
