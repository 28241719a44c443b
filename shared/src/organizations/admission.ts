import type { User } from '../users/schema'
import type { Organization } from './schema'

/**
 * Who is deactivated is out, and with a closed organization everybody but its owner: it is theirs to open again, to take
 * its data along and to take a deletion back. What else they would change is refused as long as it is closed.
 */
export const admits = (
  organization: Pick<Organization, 'isActive'>,
  member: Pick<User, 'isActive' | 'role'>,
): boolean => member.isActive && (organization.isActive || member.role === 'owner')
