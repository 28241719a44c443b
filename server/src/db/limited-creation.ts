import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { type LimitedKind, uniqueKinds } from './keys'
import type { Write } from './transact'
import { findUniqueHolder, uniqueClaim, uniqueHandOver } from './unique'

type Limited<Item> = {
  kind: LimitedKind
  most: number
  /** Of the one that is being made. */
  id: string
  /** Strongly consistent: those that count. */
  find: () => Promise<Item[]>
}

/**
 * For what nobody needs many of, and no plan counts. Those that are made at the same time come one after the other: each
 * takes over from the latest, and whoever comes second looks again how many there are.
 */
export const limitedCreation = async <Item>(
  organizationId: OrganizationId,
  { kind, most, id, find }: Limited<Item>,
): Promise<{ all: Item[]; write: Write }> => {
  const value = uniqueKinds.latest(organizationId, kind)
  // First of all: who is counted afterwards was made before this one took over.
  const holderId = await findUniqueHolder(value, { consistent: true })
  const all = await find()
  if (all.length >= most) throw new AppError('BAD_INPUT', `At most ${most} of these`)
  const claim = { value, organizationId, holderId: id }

  return { all, write: holderId === undefined ? uniqueClaim(claim, 'state') : uniqueHandOver(claim, { holderId }) }
}
