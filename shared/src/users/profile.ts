import * as z from 'zod'
import { alertPreferences, allAlertPreferences } from '../alerts/schema'
import { givenName, name } from '../clients/schema'
import { imageType, uploadKey } from '../files/schema'
import { locale } from '../texts/locale'
import { localDate, localDateTime, timeZone } from '../time/schema'
import { mailPreferences, shownOfMember, user } from './schema'
import { phoneInput } from './team'

/** What a person sees and says of themselves. */
export const ownProfile = user.pick(shownOfMember).extend({
  /** Theirs, or the organization's. */
  timeZone,
  hasOwnTimeZone: z.boolean(),
  mail: mailPreferences,
  alerts: allAlertPreferences,
  /** On the clock of `timeZone`. */
  lastLoginLocal: localDateTime.optional(),
})
export type OwnProfile = z.infer<typeof ownProfile>

/** What is left out stays, `null` clears. Address and password are changed with the user pool itself. */
export const updateOwnProfileInput = z.object({
  version: z.int().optional(),
  firstName: givenName.optional(),
  lastName: name(100).optional(),
  phone: phoneInput.nullable().optional(),
  birthDate: localDate.nullable().optional(),
  address: z.string().trim().max(300).nullable().optional(),
  /** Set with `requestAvatar` and `confirmAvatar`; here it can be taken away. */
  avatar: z.null().optional(),
  locale: locale.optional(),
  timeZone: timeZone.nullable().optional(),
  mail: mailPreferences.partial().optional(),
  alerts: alertPreferences.optional(),
})
export type UpdateOwnProfileInput = z.infer<typeof updateOwnProfileInput>

export const requestAvatarInput = z.object({ contentType: imageType, size: z.int().min(1) })
export type RequestAvatarInput = z.infer<typeof requestAvatarInput>
export const confirmAvatarInput = z.object({ key: uploadKey })
export type ConfirmAvatarInput = z.infer<typeof confirmAvatarInput>
