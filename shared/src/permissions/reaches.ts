import { type Permission, type Scope, scopeOf } from './can'
import type { Role } from './roles'

type Person = { role?: Role | undefined; professionalId?: string | undefined }

/** Who has no role is the product itself, or another system that holds a key for it. */
const scopeFor = ({ role }: Person, permission: Permission): Scope =>
  role === undefined ? 'all' : scopeOf(role, permission)

/** May do this with what is their own and with nothing else. */
export const reachesOnlyOwn = (person: Person, permission: Permission): boolean =>
  scopeFor(person, permission) === 'own'

/** May do this with what belongs to this professional; who is no professional has nothing of their own. */
export const reaches = (person: Person, permission: Permission, professionalId: string): boolean => {
  const scope = scopeFor(person, permission)

  return scope === 'all' || (scope === 'own' && person.professionalId === professionalId)
}
