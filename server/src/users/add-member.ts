import { AppError } from '@reservaplus/shared/errors/app-error'
import type { UserId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'
import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import { uniqueKinds } from '../db/keys'
import { uniqueClaim } from '../db/unique'
import { userCreation } from './repository'

export type NewMember = Pick<User, 'email' | 'firstName' | 'lastName' | 'role' | 'locale' | 'professionalId'>

/** The team member of a Cognito account that was just made; EMAIL_TAKEN when the address is on another team. */
export const addMember = async (ctx: AppContext, id: UserId, input: NewMember): Promise<User> => {
  const now = instantOf(ctx.clock.now())
  const member: User = {
    ...input,
    email: input.email.toLowerCase(),
    id,
    organizationId: ctx.organizationId,
    isActive: true,
    sessionsValidFrom: now,
    version: 1,
    createdAt: now,
  }

  await commitChange(
    ctx,
    { kind: 'user', id, version: 1, after: member },
    [
      uniqueClaim(
        { value: uniqueKinds.teamEmail(member.email), organizationId: ctx.organizationId, holderId: id },
        'limit',
      ),
      userCreation(member),
    ],
    new AppError('EMAIL_TAKEN', 'This address is on a team already', {
      issues: [{ path: ['email'], message: 'This address is on a team already' }],
    }),
  )

  return member
}
