import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { commitOrder } from '../db/commit-order'
import { findWritable } from '../organizations/find-writable'
import { updateProfessional } from './commit-professional'
import { findProfessionals } from './repository'
import { list } from './service'

export const setOrder = async (
  ctx: AppContext,
  { ids }: { ids: readonly ProfessionalId[] },
): Promise<Professional[]> => {
  const [, team] = await Promise.all([findWritable(ctx), findProfessionals(ctx.organizationId, { consistent: true })])
  await commitOrder(team, ids, ({ id, order }) => updateProfessional(ctx, id, (current) => ({ ...current, order })))

  return list(ctx, {}, { consistent: true })
}
