import { foldText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { UserId } from '@reservaplus/shared/ids/schema'
import type { TimeZone } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { invitationExpiresAt, memberStatusOf } from '@reservaplus/shared/users/rules'
import type { User } from '@reservaplus/shared/users/schema'
import type { ListUsersInput, TeamMember } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findUser, findUsersOfOrganization } from './repository'

export const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new AppError('NOT_FOUND', 'There is no such account')

  return value
}

export const toTeamMember = (user: User, timeZone: TimeZone): TeamMember => {
  const { id, email, firstName, lastName, phone, birthDate, address, avatar, role, professionalId } = user
  const { locale, lastLoginAt, version, createdAt } = user
  const status = memberStatusOf(user)

  return {
    ...{ id, email, firstName, lastName, phone, birthDate, address, avatar, role, professionalId },
    ...{ locale, lastLoginAt, version, createdAt, status },
    ...(lastLoginAt && { lastLoginLocal: toLocal(lastLoginAt, timeZone) }),
    ...(user.invitation &&
      !lastLoginAt && {
        invitation: { ...user.invitation, expiresAt: invitationExpiresAt(user.invitation.at) },
      }),
  }
}

/** How the member stands now, for the one who has just changed something of theirs. */
export const shown = async (ctx: AppContext, user: User): Promise<TeamMember> =>
  toTeamMember(user, (await findExisting(ctx)).timeZone)

const matches = (member: TeamMember, { role, status, search }: ListUsersInput): boolean => {
  const text = foldText(`${member.firstName} ${member.lastName} ${member.email}`)

  return (
    (role === undefined || member.role === role) &&
    (status === undefined || member.status === status) &&
    (search === undefined || text.includes(foldText(search)))
  )
}

const byName = (a: TeamMember, b: TeamMember) =>
  foldText(`${a.firstName} ${a.lastName}`) < foldText(`${b.firstName} ${b.lastName}`) ? -1 : 1

/** The whole team: a plan has at most some hundred. */
export const list = async (ctx: AppContext, input: ListUsersInput): Promise<TeamMember[]> => {
  const [users, { timeZone }] = await Promise.all([findUsersOfOrganization(ctx.organizationId), findExisting(ctx)])

  return users
    .map((user) => toTeamMember(user, timeZone))
    .filter((member) => matches(member, input))
    .sort(byName)
}

export const get = async (ctx: AppContext, { id }: { id: UserId }): Promise<TeamMember> => {
  const [user, { timeZone }] = await Promise.all([findUser(ctx.organizationId, id), findExisting(ctx)])

  return toTeamMember(found(user), timeZone)
}
