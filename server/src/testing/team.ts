import { InitiateAuthCommand, RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { UserId } from '@reservaplus/shared/ids/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import type { InviteUserInput, TeamMember } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import { invite } from '../users/invite'
import { recordLogin } from '../users/repository'
import type { useTestAccounts } from './accounts'

let serial = 0

export const newInvitation = (overrides: Partial<InviteUserInput> = {}): InviteUserInput => {
  serial += 1

  return {
    email: `invitada-${serial}@equipo.example`,
    firstName: 'Rosa',
    lastName: `Pérez ${serial}`,
    role: 'admin',
    sendMail: false,
    ...overrides,
  }
}

/** In the name of a member: their id, their role. */
export const as = (ctx: AppContext, { id, role }: { id: UserId | string; role: Role }): AppContext => ({
  ...ctx,
  actor: { kind: 'staff', id },
  role,
})

type Accounts = ReturnType<typeof useTestAccounts>

export const signIn = (accounts: Accounts, USERNAME: string, PASSWORD: string) =>
  accounts.client().send(
    new InitiateAuthCommand({
      ClientId: accounts.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  )

export const renew = (accounts: Accounts, REFRESH_TOKEN: string) =>
  accounts.client().send(
    new InitiateAuthCommand({
      ClientId: accounts.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )

export const ownPassword = 'Propia2026x'

/** The first sign-in: a password of one's own. */
export const acceptInvitation = async (accounts: Accounts, email: string, temporaryPassword: string) => {
  const { Session } = await signIn(accounts, email, temporaryPassword)
  await accounts.client().send(
    new RespondToAuthChallengeCommand({
      ClientId: accounts.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: ownPassword },
    }),
  )
}

/** A member who has accepted: their own password, their first sign-in. */
export const joinTeam = async (
  ctx: AppContext,
  accounts: Accounts,
  overrides: Partial<InviteUserInput> = {},
): Promise<TeamMember> => {
  const { member, temporaryPassword = '' } = await invite(ctx, newInvitation({ ...overrides, sendMail: false }))
  await acceptInvitation(accounts, member.email, temporaryPassword)
  await recordLogin(ctx.organizationId, member.id, ctx.clock.now())

  return member
}
