import { expect, it } from 'vitest'
import { createTemporaryPassword } from './create-password'

it('R-18 a temporary password fits the pool’s rule, is never the same and has no look-alikes', () => {
  const made = Array.from({ length: 500 }, createTemporaryPassword)

  expect(made.filter((one) => !/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{12}$/.test(one))).toEqual([])
  expect(made.filter((one) => /[0O1lI]/.test(one))).toEqual([])
  expect(new Set(made).size).toBe(made.length)
})
