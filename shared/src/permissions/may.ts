import { can, type Permission } from './can'
import type { Role } from './roles'

type Who = { role?: Role | undefined; grants?: readonly Permission[] | undefined }

/** A member of the team by their role, another system by its key, the product itself always. */
export const may = ({ role, grants }: Who, permission: Permission): boolean => {
  if (grants) return grants.includes(permission)

  return role === undefined || can(role, permission)
}
