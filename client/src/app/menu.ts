import { can, type Permission, scopeOf } from '@reservaplus/shared/permissions/can'
import type { Role } from '@reservaplus/shared/permissions/roles'
import type { IconName } from '../ui/icon'

type MenuText = 'agenda' | 'myAgenda' | 'clients' | 'myClients'

type Room = { to: '/agenda' | '/clients'; icon: IconName; permission: Permission; all: MenuText; own: MenuText }

const rooms: readonly Room[] = [
  { to: '/agenda', icon: 'calendar', permission: 'appointments:read', all: 'agenda', own: 'myAgenda' },
  { to: '/clients', icon: 'clients', permission: 'clients:read', all: 'clients', own: 'myClients' },
]

export type MenuEntry = { to: Room['to']; icon: IconName; text: MenuText }

/** Only what the API would answer; those who see their own part find it named so. */
export const menuFor = (role: Role): MenuEntry[] =>
  rooms
    .filter(({ permission }) => can(role, permission))
    .map(({ to, icon, permission, all, own }) => ({ to, icon, text: scopeOf(role, permission) === 'own' ? own : all }))
