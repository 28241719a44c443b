import * as z from 'zod'
import { givenName, name } from '../clients/schema'
import { idempotencyKey } from '../idempotency/schema'
import { professionalId, userId } from '../ids/schema'
import { role } from '../permissions/roles'
import { appointmentsAheadPage } from '../professionals/inputs'
import { locale } from '../texts/locale'
import { instant, localDateTime } from '../time/schema'
import { invitation, shownOfMember, user } from './schema'

/** `invited`: has never signed in; `inactive`: was deactivated. */
export const memberStatus = z.enum(['invited', 'active', 'inactive'])
export type MemberStatus = z.infer<typeof memberStatus>

/** A member as the team screen shows them. */
export const teamMember = user.pick(shownOfMember).extend({
  status: memberStatus,
  /** On the organization's clock. */
  lastLoginLocal: localDateTime.optional(),
  /** Until they have signed in. */
  invitation: invitation.extend({ expiresAt: instant }).optional(),
})
export type TeamMember = z.infer<typeof teamMember>

export const listUsersInput = z.object({
  role: role.optional(),
  status: memberStatus.optional(),
  /** Part of a name or of the address, accents and case aside. */
  search: z.string().trim().max(100).optional(),
})
export type ListUsersInput = z.infer<typeof listUsersInput>

/** Nobody becomes owner like this: that is a transfer. */
const grantableRole = role.exclude(['owner'])

/** As people type it. */
export const phoneInput = z.string().trim().min(6).max(30)

export const inviteUserInput = z.object({
  email: z.email().max(254),
  firstName: givenName,
  lastName: name(100),
  phone: phoneInput.optional(),
  role: grantableRole,
  /** Of the invitation, and of what they see; absent: the organization's. */
  locale: locale.optional(),
  /** Is this professional of the team. */
  professionalId: professionalId.optional(),
  /** Becomes a new professional, with the opening hours as their own; absent: whoever comes as one and names none does. */
  createProfessional: z.boolean().optional(),
  /** Without a mail the answer holds the temporary password, this once. */
  sendMail: z.boolean().default(true),
  idempotencyKey: idempotencyKey.optional(),
})
export type InviteUserInput = z.infer<typeof inviteUserInput>

/** `temporaryPassword` is kept nowhere: whoever reads it here hands it over. */
export const invitedUser = z.object({ member: teamMember, temporaryPassword: z.string().optional() })
export type InvitedUser = z.infer<typeof invitedUser>

const version = z.int().optional()

export const resendInviteInput = z.object({ id: userId, sendMail: z.boolean().default(true) })
export type ResendInviteInput = z.infer<typeof resendInviteInput>

export const updateUserInput = z.object({
  id: userId,
  version,
  firstName: givenName.optional(),
  lastName: name(100).optional(),
  phone: phoneInput.nullable().optional(),
  /** Only until they have signed in: afterwards they change and prove it themselves. */
  email: z.email().max(254).optional(),
  locale: locale.optional(),
  professionalId: professionalId.nullable().optional(),
  createProfessional: z.boolean().optional(),
})
export type UpdateUserInput = z.infer<typeof updateUserInput>

export const changeRoleInput = z.object({ id: userId, version, role: grantableRole })
export type ChangeRoleInput = z.infer<typeof changeRoleInput>

export const userInput = z.object({ id: userId, version })
export type UserInput = z.infer<typeof userInput>

/** What the professional who they are still has ahead: it stands, and can be given to somebody else. */
export const deactivatedUser = teamMember.extend({ appointmentsAhead: appointmentsAheadPage.optional() })
export type DeactivatedUser = z.infer<typeof deactivatedUser>

export const checkEmailInput = z.object({ email: z.email().max(254) })
export const checkedEmail = z.object({ email: z.string(), isTaken: z.boolean() })
