import { describe, expect, it } from 'vitest'
import { clientDetailsInput } from './schema'

const typed = (firstName: string) =>
  clientDetailsInput.safeParse({ firstName, lastName: '', email: 'ana@correo.example', phone: '961234567' }).success

describe('the name of a client', () => {
  it.each(['Ana', 'María José', "O'Higgins", 'Ñusta', 'Dr. Leiva', '李', 'محمد', 'Ana 😀', 'José (hijo)'])(
    'may be %s',
    (name) => expect(typed(name)).toBe(true),
  )

  it.each([
    ['an address that a mail would link', 'Premio https://evil.example'],
    ['a host name', 'www.evil.example'],
    ['a mail address', 'ana@evil.example'],
    ['a line break', 'Ana\r\n\r\nTu pago falló'],
    ['a line separator', 'Ana\u2028otra'],
    ['marks without a letter', '\u0301'],
    ['signs only', '★★★'],
  ])('may not be %s', (_what, name) => expect(typed(name)).toBe(false))
})
