import { expect, it } from 'vitest'
import { viewerAddressOf } from './viewer-address'

it.each([
  ['198.51.100.7:4711', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6:4711', '2001:db8:1:2::/64'],
  ['2001:db8::1:4711', '2001:db8:0:0::/64'],
  ['::1:4711', '0:0:0:0::/64'],
  ['', undefined],
  [undefined, undefined],
])('callers are counted by address without port, or by network: %s is %s', (header, address) => {
  expect(viewerAddressOf(header)).toBe(address)
})
