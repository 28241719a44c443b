import { expect, it } from 'vitest'
import { frameAncestors } from './frame-ancestors'

it('any page may show the widget while no host is named', () => {
  expect(frameAncestors([])).toBe('*')
})

it('only named hosts and our own pages may show it afterwards', () => {
  expect(frameAncestors(['salon.cl', '*.salon.cl'])).toBe("'self' salon.cl:* *.salon.cl:*")
})

it.each(["x; script-src 'unsafe-inline'", "'none'", '*', 'a b', 'https://salon.cl', ''])(
  'what is no host name adds nothing: %s',
  (domain) => {
    expect(frameAncestors([domain])).toBe("'self'")
  },
)
