import { describe, expect, it } from 'vitest'
import { can, type Permission, permissionTable, scopeOf } from './can'
import { role } from './roles'

/** The role matrix as the product promises it, told once more in its own words: `rw`, `r`, `own`, `-`. */
const promised: Record<string, { read: Permission; write?: Permission; cells: string }> = {
  'organization settings': { read: 'organization:read', write: 'organization:write', cells: 'rw rw r r r' },
  billing: { read: 'billing:read', write: 'billing:write', cells: 'rw - - - -' },
  'deleting the organization': { read: 'organization:delete', cells: 'r - - - -' },
  'taking everything along': { read: 'organization:export', cells: 'r - - - -' },
  'cancelling late': { read: 'appointments:late-cancel', cells: 'r r - - -' },
  team: { read: 'users:read', write: 'users:write', cells: 'rw rw - - -' },
  professionals: { read: 'professionals:read', write: 'professionals:write', cells: 'rw rw r r r' },
  services: { read: 'services:read', write: 'services:write', cells: 'rw rw r r r' },
  schedules: { read: 'schedules:read', write: 'schedules:write', cells: 'rw rw rw own r' },
  clients: { read: 'clients:read', write: 'clients:write', cells: 'rw rw rw own own-r' },
  'deleting clients': { read: 'clients:delete', cells: 'r r - - -' },
  'all clients in or out': { read: 'clients:transfer', cells: 'r r - - -' },
  'private notes': { read: 'private-notes:read', write: 'private-notes:write', cells: 'rw rw - own -' },
  appointments: { read: 'appointments:read', write: 'appointments:update', cells: 'rw rw rw own r-own' },
  'creating appointments': { read: 'appointments:create', cells: 'r r r own-r r' },
  'work in many steps': { read: 'bulk-operations:read', write: 'bulk-operations:write', cells: 'rw rw r-own own own' },
  'another price or duration': { read: 'appointments:override', cells: 'r r r own-r -' },
  audit: { read: 'audit:read', cells: 'r r - - -' },
  'connected systems': { read: 'integrations:read', write: 'integrations:write', cells: 'rw rw - - -' },
  reviews: { read: 'reviews:read', write: 'reviews:write', cells: 'rw rw r r r' },
  payments: { read: 'payments:read', write: 'payments:write', cells: 'rw rw rw own -' },
  discounts: { read: 'payments:discount', cells: 'r r r own-r -' },
  'giving money back': { read: 'payments:refund', cells: 'r r - - -' },
  'the till of a day': { read: 'day-closes:read', write: 'day-closes:write', cells: 'rw rw rw - -' },
  'opening a day again': { read: 'day-closes:reopen', cells: 'r r - - -' },
  'the books': { read: 'ledger:read', cells: 'r r - - -' },
  reports: { read: 'reports:read', cells: 'r r - own-r -' },
  revenue: { read: 'revenue:read', cells: 'r r - own-r -' },
}

const scopes: Record<string, [read: string, write: string]> = {
  rw: ['all', 'all'],
  r: ['all', 'none'],
  own: ['own', 'own'],
  'own-r': ['own', 'none'],
  'r-own': ['all', 'own'],
  '-': ['none', 'none'],
}

const columns = ['owner', 'admin', 'reception', 'professional', 'staff'] as const

const cases = Object.entries(promised).flatMap(([resource, { read, write, cells }]) =>
  cells.split(' ').map((cell, index) => ({ resource, read, write, cell, who: columns[index] ?? 'staff' })),
)

describe('the role matrix', () => {
  it.each(cases)('F-01 $who and $resource: $cell', ({ who, read, write, cell }) => {
    const [reads, writes] = scopes[cell] ?? []

    expect(scopeOf(who, read)).toBe(reads)
    if (write) {
      expect(scopeOf(who, write)).toBe(writes)
    }
  })

  it('lets the owner do everything', () => {
    const permissions = Object.keys(permissionTable) as Permission[]

    expect(permissions.filter((permission) => scopeOf('owner', permission) !== 'all')).toEqual([])
  })

  it('lets only owner and admin accept an overlap', () => {
    expect(role.options.filter((one) => can(one, 'appointments:overlap'))).toEqual(['owner', 'admin'])
  })

  it('lets everybody see their session, the organization and availability', () => {
    for (const one of role.options) {
      expect([can(one, 'session:read'), can(one, 'organization:read'), can(one, 'availability:read')]).toEqual([
        true,
        true,
        true,
      ])
    }
  })

  it('R-09 staff see the whole calendar and change only what is their own', () => {
    expect(scopeOf('staff', 'appointments:read')).toBe('all')
    expect(scopeOf('staff', 'appointments:update')).toBe('own')
    expect(scopeOf('staff', 'clients:read')).toBe('own')
    expect(scopeOf('professional', 'appointments:read')).toBe('own')
  })

  it('can means at least for what is one’s own', () => {
    expect(can('professional', 'appointments:update')).toBe(true)
    expect(can('staff', 'clients:write')).toBe(false)
  })
})
