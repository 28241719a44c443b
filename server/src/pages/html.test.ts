import fc from 'fast-check'
import { expect, it } from 'vitest'
import { embeddedJson, escaped } from './html'

it('text cannot become an element or leave its attribute', () => {
  expect(escaped(`<b a="1" c='2'>&`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;')
})

it('JSON inside a script element neither ends it nor begins a comment, and says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('</script>', '<!--', '\u2028', ']]>'), (value, sign) => {
      const text = embeddedJson({ value, sign })
      expect(text).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value, sign })))
    }),
  )
})
