import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Role } from '@reservaplus/shared/permissions/roles'

import type { AppContext } from '../app-context'

/** Who acts on the team: a member in their role, or the product itself, which does what an owner may. */
export const managerOf = ({ actor, role }: AppContext): { id: string; role: Role } => {
  const acting = role ?? (actor.kind === 'system' ? 'owner' : undefined)
  if (!acting) throw new AppError('FORBIDDEN', 'Only members of the team manage it')

  return { id: actor.id, role: acting }
}
