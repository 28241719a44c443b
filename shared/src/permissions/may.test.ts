import { expect, it } from 'vitest'
import { may } from './may'

it.each([
  ['a role that has the permission', { role: 'admin' }, true],
  ['a role that has not', { role: 'staff' }, false],
  ['a key that has it', { grants: ['clients:delete'] }, true],
  ['a key that has others', { grants: ['clients:read'] }, false],
  ['a key without any', { grants: [] }, false],
  ['the product itself', {}, true],
] as const)('clients:delete by %s: %o is %s', (_, who, expected) => {
  expect(may(who, 'clients:delete')).toBe(expected)
})
