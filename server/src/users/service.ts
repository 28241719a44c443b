import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Session, User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { findOrganization } from '../organizations/repository'
import { findUser, replaceUser } from './repository'

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new AppError('NOT_FOUND', 'There is no such account')

  return value
}

const ownUser = async ({ organizationId, actor }: AppContext): Promise<User> =>
  found(await findUser(organizationId, userId.parse(actor.id)))

export const session = async (ctx: AppContext): Promise<Session> => {
  const [user, organization] = await Promise.all([ownUser(ctx), findOrganization(ctx.organizationId).then(found)])
  const { id, email, firstName, lastName, role, professionalId, locale, lastLoginAt } = user
  const { name, slug, timeZone, currency, accentColor, industry } = organization

  return {
    user: { id, email, firstName, lastName, role, professionalId, locale, lastLoginAt },
    organization: { name, slug, timeZone, currency, locale: organization.locale, accentColor, industry },
  }
}

/** Every token from a sign-in before now is refused from now on, this one too. */
export const signOutEverywhere = async (ctx: AppContext): Promise<Record<string, never>> => {
  const user = await ownUser(ctx)
  await replaceUser({ ...user, sessionsValidFrom: instantOf(ctx.clock.now()), version: user.version + 1 })

  return {}
}
