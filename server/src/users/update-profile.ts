import { parsePhone } from '@reservaplus/shared/clients/phone'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { isTimeZone } from '@reservaplus/shared/time/zone'
import type { OwnProfile, UpdateOwnProfileInput } from '@reservaplus/shared/users/profile'
import { type User, usualMailPreferences } from '@reservaplus/shared/users/schema'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { adoptEmail } from './change-email'
import { commitMember } from './commit-member'
import { ownUser, toOwnProfile } from './read-profile'

const bad = (field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: [field], message }] })

/** What people say of themselves; role, access and professional are not theirs to say. */
export const updateMe = async (ctx: AppContext, input: UpdateOwnProfileInput): Promise<OwnProfile> => {
  const { version, mail, alerts, phone, ...said } = input
  if (said.timeZone && !isTimeZone(said.timeZone)) throw bad('timeZone', 'There is no such time zone')
  const { country, timeZone } = await findExisting(ctx)
  const checkedPhone = phone ? parsePhone(phone, country) : phone

  const updated = await commitMember(ctx, {
    id: userId.parse(ctx.actor.id),
    version,
    change: (current): User =>
      applyChanges(current, {
        ...said,
        phone: checkedPhone,
        ...(alerts && { alerts: { ...current.alerts, ...alerts } }),
        ...(mail && { mail: { ...usualMailPreferences, ...current.mail, ...definedOf(mail) } }),
      }),
  })

  return toOwnProfile(updated, timeZone)
}

const definedOf = (mail: NonNullable<UpdateOwnProfileInput['mail']>) =>
  Object.fromEntries(Object.entries(mail).filter(([, wanted]) => wanted !== undefined))

/** After the person has changed their address in the user pool and entered the code that was mailed to the new one. */
export const adoptOwnEmail = async (ctx: AppContext): Promise<OwnProfile> => {
  const [user, { timeZone }] = await Promise.all([ownUser(ctx), findExisting(ctx)])
  const account = await userPool().find(user.id)

  return toOwnProfile(account ? await adoptEmail(ctx, user, account) : user, timeZone)
}
