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
    ['a scheme with a stroke the wrong way', 'http:/\\evil.example'],
    ['what turns the text around', 'Ana \u202eolleh'],
    ['what hides in the text', 'Ana\u2066Soto'],
  ])('may not be %s', (_what, name) => expect(typed(name)).toBe(false))
})

it.each([
  ['Premio entra en evil.example.com/x', 'Premio entra en evil. example. com/x'],
  ['Ma.Fernanda', 'Ma. Fernanda'],
  ['J.R.R.', 'J.R.R.'],
  ['St. John', 'St. John'],
])('a name that reads like a host gets its spaces: %s', (name, expected) => {
  const { firstName } = clientDetailsInput.parse({
    firstName: name,
    lastName: '',
    email: 'ana@correo.example',
    phone: '961234567',
  })

  expect(firstName).toBe(expected)
})
