import { describe, expect, it } from 'vitest'

import type { JsonObject } from '../template/json'
import { matchesPattern } from './event-pattern'

const event: JsonObject = {
  source: 'reservaplus',
  'detail-type': 'appointment.booked',
  detail: { version: 2, tags: ['a', 'b'], organizationId: 'o1', mail: { to: 'x@y.cl' } },
}

describe('an event pattern', () => {
  it.each<[string, JsonObject, boolean]>([
    ['one of the values', { 'detail-type': ['appointment.moved', 'appointment.booked'] }, true],
    ['none of the values', { source: ['aws.ses'] }, false],
    ['a nested value', { detail: { mail: { to: ['x@y.cl'] } } }, true],
    ['a field that is missing', { detail: { absent: ['x'] } }, false],
    ['any element of a list', { detail: { tags: ['b'] } }, true],
    ['a prefix', { 'detail-type': [{ prefix: 'appointment.' }] }, true],
    ['another prefix', { 'detail-type': [{ prefix: 'client.' }] }, false],
    ['a suffix', { 'detail-type': [{ suffix: '.booked' }] }, true],
    ['a range', { detail: { version: [{ numeric: ['>', 1, '<=', 2] }] } }, true],
    ['outside a range', { detail: { version: [{ numeric: ['>', 2] }] } }, false],
    ['anything but', { source: [{ 'anything-but': ['reservaplus'] }] }, false],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, true],
    ['existence', { detail: { organizationId: [{ exists: true }], absent: [{ exists: false }] } }, true],
    ['one of several patterns', { $or: [{ source: ['x'] }, { detail: { version: [2] } }] }, true],
    ['all fields together', { source: ['reservaplus'], 'detail-type': ['x'] }, false],
  ])('matches by %s', (_, pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected)
  })

  it('with an operator that is not known here is refused, not passed over', () => {
    expect(() => matchesPattern({ source: [{ wildcard: '*' }] }, event)).toThrow(/wildcard/)
  })
})
