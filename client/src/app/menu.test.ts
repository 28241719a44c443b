import { role } from '@reservaplus/shared/permissions/roles'
import { describe, expect, it } from 'vitest'
import { menuFor } from './menu'

const textsOf = (name: Parameters<typeof menuFor>[0]) => menuFor(name).map(({ text }) => text)

describe('menuFor', () => {
  it.each(['owner', 'admin', 'reception'] as const)('shows %s the whole house', (name) => {
    expect(textsOf(name)).toEqual(['agenda', 'clients'])
  })

  it('names a professional’s rooms as their own', () => {
    expect(textsOf('professional')).toEqual(['myAgenda', 'myClients'])
  })

  it('gives every role somewhere to go', () => {
    for (const name of role.options) {
      expect(menuFor(name).map(({ to }) => to)).toContain('/agenda')
    }
  })
})
