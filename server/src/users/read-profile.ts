import { allPreferences } from '@reservaplus/shared/alerts/preferences'
import { userId } from '@reservaplus/shared/ids/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { OwnProfile } from '@reservaplus/shared/users/profile'
import { type User, usualMailPreferences } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { found } from './read-team'
import { findUser } from './repository'

export const ownUser = async ({ organizationId, actor }: AppContext): Promise<User> =>
  found(await findUser(organizationId, userId.parse(actor.id)))

export const toOwnProfile = (user: User, organizationZone: string): OwnProfile => {
  const { id, email, firstName, lastName, phone, birthDate, address, avatar, role, professionalId } = user
  const { locale, lastLoginAt, version, createdAt } = user
  const timeZone = user.timeZone ?? organizationZone

  return {
    ...{ id, email, firstName, lastName, phone, birthDate, address, avatar, role, professionalId },
    ...{ locale, lastLoginAt, version, createdAt, timeZone },
    hasOwnTimeZone: user.timeZone !== undefined,
    mail: user.mail ?? usualMailPreferences,
    alerts: allPreferences(user.alerts),
    ...(lastLoginAt && { lastLoginLocal: toLocal(lastLoginAt, timeZone) }),
  }
}

export const me = async (ctx: AppContext): Promise<OwnProfile> => {
  const [user, { timeZone }] = await Promise.all([ownUser(ctx), findExisting(ctx)])

  return toOwnProfile(user, timeZone)
}
