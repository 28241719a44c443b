import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { UserId } from '@reservaplus/shared/ids/schema'
import { countersOfUser, type Limits } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import type { Write } from '../db/transact'
import { counterWrites } from '../subscriptions/counters'
import { userCreation } from './repository'
import { emailTaken, teamEmailClaim } from './write-email'
import { professionalChange, professionalOf } from './write-professional'

export type NewMember = Pick<User, 'email' | 'firstName' | 'lastName' | 'role' | 'locale' | 'professionalId'> &
  Partial<Pick<User, 'phone' | 'invitation'>>

export const newMember = ({ organizationId, clock }: AppContext, id: UserId, input: NewMember): User => {
  const now = instantOf(clock.now())

  return {
    ...input,
    email: foldEmail(input.email),
    id,
    organizationId,
    isActive: true,
    sessionsValidFrom: now,
    version: 1,
    createdAt: now,
  }
}

/** The member, and the address that nobody else may have. */
export const memberWrites = (member: User): Write[] => [teamEmailClaim(member), userCreation(member)]

/**
 * The team member of a Cognito account that was just made; EMAIL_TAKEN when the address is on another team. They take a
 * seat; without `limits` no plan refuses it: the owner of a new organization, demo, migration.
 */
export const addMember = async (
  ctx: AppContext,
  id: UserId,
  { limits, ...input }: NewMember & { limits?: Limits },
): Promise<User> => {
  const member = newMember(ctx, id, input)
  const professional = await professionalOf(ctx, member)

  await commitChange(
    ctx,
    { kind: 'user', id, version: 1, after: member },
    [
      ...memberWrites(member),
      ...counterWrites(ctx.organizationId, { before: [], after: countersOfUser(member), ...(limits && { limits }) }),
      ...(professional ? await professionalChange(ctx, professional, { userId: id }) : []),
    ],
    emailTaken(),
  )

  return member
}
