import type { UserId } from '@reservaplus/shared/ids/schema'
import type { Limits } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import type { Write } from '../db/transact'
import { noLimits, seatWrites } from './commit-member'
import { userCreation } from './repository'
import { emailTaken, teamEmailClaim } from './write-email'
import { professionalChange, professionalOf } from './write-professional'

export type NewMember = Pick<User, 'email' | 'firstName' | 'lastName' | 'role' | 'locale' | 'professionalId'> &
  Partial<Pick<User, 'phone' | 'invitation'>>

export const newMember = ({ organizationId, clock }: AppContext, id: UserId, input: NewMember): User => {
  const now = instantOf(clock.now())

  return {
    ...input,
    email: input.email.toLowerCase(),
    id,
    organizationId,
    isActive: true,
    sessionsValidFrom: now,
    version: 1,
    createdAt: now,
  }
}

/** The member, the address that nobody else may have, the seat. */
export const memberWrites = (ctx: AppContext, member: User, limits: Limits): Write[] => [
  teamEmailClaim(member),
  userCreation(member),
  ...seatWrites(ctx, { before: undefined, after: member, limits }),
]

/**
 * The team member of a Cognito account that was just made; EMAIL_TAKEN when the address is on another team. `limits`
 * absent: they count, and no plan refuses them.
 */
export const addMember = async (
  ctx: AppContext,
  id: UserId,
  { limits = noLimits, ...input }: NewMember & { limits?: Limits },
): Promise<User> => {
  const member = newMember(ctx, id, input)
  const professional = await professionalOf(ctx, member)

  await commitChange(
    ctx,
    { kind: 'user', id, version: 1, after: member },
    [
      ...memberWrites(ctx, member, limits),
      ...(professional ? professionalChange(ctx, professional, { changes: { userId: id }, limits }) : []),
    ],
    emailTaken(),
  )

  return member
}
