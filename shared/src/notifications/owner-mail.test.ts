import { expect, it } from 'vitest'
import { planMailFor } from './owner-mail'

it.each([
  [{ status: { before: 'trial', after: 'active' } }, 'activated'],
  [{ status: { before: 'active', after: 'past_due' } }, 'pastDue'],
  [{ status: { before: 'past_due', after: 'expired' } }, 'suspended'],
  [{ status: { before: 'active', after: 'cancelled' } }, 'suspended'],
  [{ cancelledAt: { after: '2026-11-24T12:00:00Z' } }, 'cancelled'],
  [{ status: { before: 'past_due', after: 'cancelled' }, cancelledAt: { after: '2026-11-24T12:00:00Z' } }, 'cancelled'],
  [{ cancelledAt: { before: '2026-11-24T12:00:00Z' } }, undefined],
  [{ status: { after: 'active' } }, undefined],
  [{ periodEnd: { before: 'a', after: 'b' } }, undefined],
])('N-02 of %j owners are told as %s', (changes, kind) => {
  expect(planMailFor(changes)).toBe(kind)
})
