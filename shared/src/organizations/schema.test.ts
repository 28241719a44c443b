import { expect, it } from 'vitest'
import { organization } from './schema'

const { email } = organization.shape

it.each(['hola@laencina.example', ''])('an organization may have the mail “%s”', (text) => {
  expect(email.parse(text)).toBe(text)
})

it.each(['hola', 'a@b', 'a@b.cl, c@d.cl', 'a@b.cl\r\nBcc: c@d.cl', 'Ana <a@b.cl>'])(
  'an organization may not have the mail “%s”: clients’ answers go there',
  (text) => {
    expect(email.safeParse(text).success).toBe(false)
  },
)
