import { AppError } from '../errors/app-error'
import type { Role } from '../permissions/roles'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import type { User } from './schema'
import type { MemberStatus } from './team'

/** Higher may do more; those who stand alike may not be told apart by rank. */
const ranks: Readonly<Record<Role, number>> = { owner: 3, admin: 2, reception: 1, professional: 1, staff: 1 }

type Person = { id: string; role: Role }

const forbidden = (message: string) => new AppError('FORBIDDEN', message)

/** Nobody gives what is above their own; there is exactly one owner, and only a transfer makes another. */
export const assertMayGrant = (giver: Role, granted: Role): void => {
  if (granted === 'owner') throw forbidden('An organization has one owner; ownership is transferred, not granted')
  if (ranks[granted] > ranks[giver]) throw forbidden('This role is above your own')
}

/** Role, access and membership of somebody else; never one's own, never the owner's, never of somebody above. */
export const assertMayManage = (manager: Person, member: Person): void => {
  if (manager.id === member.id) throw forbidden('Nobody changes their own role or access')
  if (member.role === 'owner') throw forbidden('The owner keeps role and access until ownership is transferred')
  if (ranks[member.role] > ranks[manager.role]) throw forbidden('This person stands above you')
}

/** Name, phone and the like; the owner's are only the owner's to change. */
export const assertMayEdit = (manager: Person, member: Person): void => {
  if (manager.id !== member.id) assertMayManage(manager, member)
}

export const memberStatusOf = ({
  isActive,
  invitation,
  lastLoginAt,
}: Pick<User, 'isActive' | 'invitation' | 'lastLoginAt'>): MemberStatus => {
  if (!isActive) return 'inactive'

  return invitation && !lastLoginAt ? 'invited' : 'active'
}

/** The pool's own rule (infra/cognito.yml). */
const temporaryPasswordDays = 7

export const invitationExpiresAt = (at: Instant): Instant => addMinutes(at, temporaryPasswordDays * 24 * 60)
