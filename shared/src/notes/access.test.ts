import { describe, expect, it } from 'vitest'
import type { Role } from '../permissions/roles'
import { mayChangeNote, mayKeepPrivate, mayReadNote } from './access'

const person = (role: Role, id = 'me') => ({ role, actor: { kind: 'staff' as const, id } })
const mine = { kind: 'staff' as const, id: 'me' }
const theirs = { kind: 'staff' as const, id: 'somebody else' }
const roles: readonly Role[] = ['owner', 'admin', 'reception', 'professional', 'staff']
const those = (test: (role: Role) => boolean) => roles.filter(test)

describe('F-33 the private flag of a note', () => {
  it("lets owner and administrators read everybody's, a professional their own, the others none", () => {
    const open = (author: typeof mine) => those((role) => mayReadNote(person(role), { author, isPrivate: true }))

    expect(open(theirs)).toEqual(['owner', 'admin'])
    expect(open(mine)).toEqual(['owner', 'admin', 'professional'])
  })

  it('is set by those who may read such notes', () => {
    expect(those((role) => mayKeepPrivate(person(role)))).toEqual(['owner', 'admin', 'professional'])
  })

  it('closes a note to systems that hold a key', () => {
    const system = {
      grants: ['clients:read', 'clients:write'] as const,
      actor: { kind: 'integration' as const, id: 'k' },
    }

    expect(mayReadNote(system, { author: theirs, isPrivate: true })).toBe(false)
    expect(mayReadNote(system, { author: theirs, isPrivate: false })).toBe(true)
  })
})

describe('a note', () => {
  it('is changed by its author, the owner and administrators', () => {
    const changing = (author: typeof mine) => those((role) => mayChangeNote(person(role), { author, isPrivate: false }))

    expect(changing(theirs)).toEqual(['owner', 'admin'])
    expect(changing(mine)).toEqual(roles)
  })
})
