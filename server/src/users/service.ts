import { type RoleDescription, roleCatalogue } from '@reservaplus/shared/permissions/role-catalogue'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { Session } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { ownUser } from './read-profile'

export const session = async (ctx: AppContext): Promise<Session> => {
  const [user, organization] = await Promise.all([ownUser(ctx), findExisting(ctx)])
  const { id, email, firstName, lastName, role, professionalId, avatar, locale, lastLoginAt } = user
  const { name, slug, timeZone, currency, accentColor, industry } = organization
  const ownZone = user.timeZone ?? timeZone

  return {
    user: {
      ...{ id, email, firstName, lastName, role, professionalId, avatar, locale, lastLoginAt },
      timeZone: user.timeZone,
      ...(lastLoginAt && { lastLoginLocal: toLocal(lastLoginAt, ownZone) }),
    },
    organization: {
      id: ctx.organizationId,
      ...{ name, slug, timeZone, currency, locale: organization.locale, accentColor, industry },
    },
  }
}

/** In the language asked for, or the person's own. */
export const roles = async (ctx: AppContext, { locale }: { locale?: Locale | undefined }): Promise<RoleDescription[]> =>
  roleCatalogue(locale ?? (await ownUser(ctx)).locale)
