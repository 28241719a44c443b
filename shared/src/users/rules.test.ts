import { describe, expect, it } from 'vitest'
import { AppError } from '../errors/app-error'
import { role } from '../permissions/roles'
import { parseInstant } from '../time/instant'
import { assertMayEdit, assertMayGrant, assertMayManage, invitationExpiresAt, memberStatusOf } from './rules'

const allows = (act: () => void): boolean => {
  try {
    act()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return false
  }
}

describe('granting', () => {
  it.each(role.options)('F-02 %s makes nobody owner', (giver) => {
    expect(allows(() => assertMayGrant(giver, 'owner'))).toBe(false)
  })

  it('F-01 nobody grants a role above their own', () => {
    const granted = role.options.map(
      (giver) => role.options.filter((one) => allows(() => assertMayGrant(giver, one))).length,
    )

    expect(Object.fromEntries(role.options.map((giver, at) => [giver, granted[at]]))).toEqual({
      owner: 4,
      admin: 4,
      professional: 3,
      reception: 3,
      staff: 3,
    })
  })
})

describe('managing', () => {
  const ana = (as: (typeof role.options)[number]) => ({ id: 'ana', role: as })
  const eva = (as: (typeof role.options)[number]) => ({ id: 'eva', role: as })

  it.each(role.options)('F-02 %s changes neither their own role nor the owner’s', (each) => {
    expect(allows(() => assertMayManage(ana(each), ana(each)))).toBe(false)
    expect(allows(() => assertMayManage(ana(each), eva('owner')))).toBe(false)
  })

  it('owner and admin manage admins and whoever is below', () => {
    for (const manager of ['owner', 'admin'] as const) {
      const managed = role.options.filter((one) => allows(() => assertMayManage(ana(manager), eva(one))))
      expect(managed).toEqual(['admin', 'professional', 'reception', 'staff'])
    }
  })

  it('nobody manages an admin from below', () => {
    expect(allows(() => assertMayManage(ana('reception'), eva('admin')))).toBe(false)
  })

  it('everybody edits what is their own', () => {
    expect(role.options.filter((one) => !allows(() => assertMayEdit(ana(one), ana(one))))).toEqual([])
    expect(allows(() => assertMayEdit(ana('admin'), eva('owner')))).toBe(false)
  })
})

describe('the status of a member', () => {
  const at = parseInstant('2026-11-23T12:00:00Z')
  const invitation = { status: 'sent', at } as const

  it('F-51 is one word', () => {
    expect(memberStatusOf({ isActive: true, invitation })).toBe('invited')
    expect(memberStatusOf({ isActive: true, invitation, lastLoginAt: at })).toBe('active')
    expect(memberStatusOf({ isActive: true })).toBe('active')
    expect(memberStatusOf({ isActive: false, invitation, lastLoginAt: at })).toBe('inactive')
  })

  it('an invitation is good for seven days', () => {
    expect(invitationExpiresAt(at)).toBe('2026-11-30T12:00:00Z')
  })
})
