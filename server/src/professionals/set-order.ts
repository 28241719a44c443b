import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { reordered } from '@reservaplus/shared/objects/order'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { inGroups } from '../db/in-groups'
import { findWritable } from '../organizations/find-writable'
import { updateProfessional } from './commit-professional'
import { findProfessionals } from './repository'
import { list } from './service'

/** Each by itself; repeated, it ends where it should. */
export const setOrder = async (
  ctx: AppContext,
  { ids }: { ids: readonly ProfessionalId[] },
): Promise<Professional[]> => {
  const [, team] = await Promise.all([findWritable(ctx), findProfessionals(ctx.organizationId, { consistent: true })])
  if (ids.some((id) => !team.some((each) => each.id === id))) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }
  await inGroups(reordered(team, ids), ({ id, order }) =>
    updateProfessional(ctx, id, (current) => ({ ...current, order })),
  )

  return list(ctx, {}, { consistent: true })
}
