import { expect, it } from 'vitest'
import { role } from '../permissions/roles'
import { admits } from './admission'

it('a closed organization is its owner’s only, an open one everybody’s who is active', () => {
  const admitted = (isActive: boolean, member = true) =>
    role.options.filter((each) => admits({ isActive }, { role: each, isActive: member }))

  expect(admitted(true)).toEqual(role.options)
  expect(admitted(false)).toEqual(['owner'])
  expect([...admitted(true, false), ...admitted(false, false)]).toEqual([])
})
