import type { Role } from './roles'

export type Scope = 'all' | 'own' | 'none'

/** `own`: what belongs to the professional that the person is. */
type Row = Record<Role, Scope>

const row = (owner: Scope, admin: Scope, reception: Scope, professional: Scope, staff: Scope): Row => ({
  owner,
  admin,
  reception,
  professional,
  staff,
})

/** Columns: owner, admin, reception, professional, staff. The server enforces it and the screens ask it. */
export const permissionTable = {
  'session:read': row('all', 'all', 'all', 'all', 'all'),
  'organization:read': row('all', 'all', 'all', 'all', 'all'),
  'organization:write': row('all', 'all', 'none', 'none', 'none'),
  'organization:delete': row('all', 'none', 'none', 'none', 'none'),
  /** Everything there is, clients and all, in one piece. */
  'organization:export': row('all', 'none', 'none', 'none', 'none'),
  'billing:read': row('all', 'none', 'none', 'none', 'none'),
  'billing:write': row('all', 'none', 'none', 'none', 'none'),
  'users:read': row('all', 'all', 'none', 'none', 'none'),
  'users:write': row('all', 'all', 'none', 'none', 'none'),
  'professionals:read': row('all', 'all', 'all', 'all', 'all'),
  'professionals:write': row('all', 'all', 'none', 'none', 'none'),
  'services:read': row('all', 'all', 'all', 'all', 'all'),
  'services:write': row('all', 'all', 'none', 'none', 'none'),
  'schedules:read': row('all', 'all', 'all', 'own', 'all'),
  'schedules:write': row('all', 'all', 'all', 'own', 'none'),
  'availability:read': row('all', 'all', 'all', 'all', 'all'),
  'clients:read': row('all', 'all', 'all', 'own', 'own'),
  'clients:write': row('all', 'all', 'all', 'own', 'none'),
  'clients:delete': row('all', 'all', 'none', 'none', 'none'),
  /** Everybody at once, in or out of the product. */
  'clients:transfer': row('all', 'all', 'none', 'none', 'none'),
  'private-notes:read': row('all', 'all', 'none', 'own', 'none'),
  'private-notes:write': row('all', 'all', 'none', 'own', 'none'),
  /** Staff see the general calendar; what is done with an appointment is for those whose it is. */
  'appointments:read': row('all', 'all', 'all', 'own', 'all'),
  /** Booking for somebody new makes them a client, whatever `clients:write` says. */
  'appointments:create': row('all', 'all', 'all', 'own', 'all'),
  'appointments:update': row('all', 'all', 'all', 'own', 'own'),
  /** Cancel inside the window that binds the rest of the desk. */
  'appointments:late-cancel': row('all', 'all', 'none', 'none', 'none'),
  /** Another price or duration than the catalogue's. */
  'appointments:override': row('all', 'all', 'all', 'own', 'none'),
  /** Accept that two appointments overlap; audited. */
  'appointments:overlap': row('all', 'all', 'none', 'none', 'none'),
  /** Work in many steps that somebody has started: `own` are those one has started oneself. */
  'bulk-operations:read': row('all', 'all', 'all', 'own', 'own'),
  'bulk-operations:write': row('all', 'all', 'own', 'own', 'own'),
  /** Who changed what, and when. */
  'audit:read': row('all', 'all', 'none', 'none', 'none'),
  /** Keys for other systems, and where they are told what happens. */
  'integrations:read': row('all', 'all', 'none', 'none', 'none'),
  'integrations:write': row('all', 'all', 'none', 'none', 'none'),
  /** What clients said, hidden reviews too. */
  'reviews:read': row('all', 'all', 'all', 'all', 'all'),
  'reviews:write': row('all', 'all', 'none', 'none', 'none'),
  /** What clients paid; taking it; a price that is let off at the desk; giving some of it back. */
  'payments:read': row('all', 'all', 'all', 'own', 'none'),
  'payments:write': row('all', 'all', 'all', 'own', 'none'),
  'payments:discount': row('all', 'all', 'all', 'own', 'none'),
  'payments:refund': row('all', 'all', 'none', 'none', 'none'),
  /** The till of a day: who counts it may close it, and others open it again. */
  'day-closes:read': row('all', 'all', 'all', 'none', 'none'),
  'day-closes:write': row('all', 'all', 'all', 'none', 'none'),
  'day-closes:reopen': row('all', 'all', 'none', 'none', 'none'),
  'ledger:read': row('all', 'all', 'none', 'none', 'none'),
  'reports:read': row('all', 'all', 'none', 'own', 'none'),
  'revenue:read': row('all', 'all', 'none', 'own', 'none'),
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissionTable

export const scopeOf = (role: Role, permission: Permission): Scope => permissionTable[permission][role]

/** At least for what is their own: which rows, says `scopeOf`. */
export const can = (role: Role, permission: Permission): boolean => scopeOf(role, permission) !== 'none'
