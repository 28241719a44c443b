import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId, UserId } from '@reservaplus/shared/ids/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { assertMayLink } from '@reservaplus/shared/users/link'
import type { User } from '@reservaplus/shared/users/schema'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { findUser, userProfessionalWrite } from '../users/repository'

type Link = { professionalId: ProfessionalId; userId: UserId | undefined; formerUserId?: UserId | undefined }

const linkWrites = (ctx: AppContext, user: User, professionalId: ProfessionalId | undefined): Write[] => {
  const { professionalId: _former, ...rest } = user
  const after = { ...rest, ...(professionalId && { professionalId }), version: user.version + 1 }
  const event = changeEvent(ctx, { kind: 'user', id: user.id, version: after.version, before: user, after })

  return [eventCreation(event), userProfessionalWrite(user, professionalId)]
}

/**
 * The other side of a professional's `userId`: that member of the team, and nobody else, is this professional from then
 * on, and whoever was is not.
 */
export const userWrites = async (ctx: AppContext, { professionalId, userId, formerUserId }: Link): Promise<Write[]> => {
  const { organizationId } = ctx
  if (userId === formerUserId) return []
  // Whoever is a professional reaches that professional's clients.
  if (!may(ctx, 'users:write')) throw new AppError('FORBIDDEN', 'This key may not say who of the team it is')
  const [wanted, former] = await Promise.all([
    userId && findUser(organizationId, userId),
    formerUserId && findUser(organizationId, formerUserId),
  ])
  if (userId && !wanted) throw new AppError('NOT_FOUND', 'There is no such member of the team')
  if (wanted) assertMayLink(wanted, { id: professionalId, userId: formerUserId }, 'userId')

  return [
    ...(former?.professionalId === professionalId ? linkWrites(ctx, former, undefined) : []),
    ...(wanted && !wanted.professionalId ? linkWrites(ctx, wanted, professionalId) : []),
  ]
}
