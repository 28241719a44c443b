import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClientSearch, matchesClient, parseSearch } from './search'
import { tokensOf } from './tokens'

const createdAt = '2026-11-23T12:00:00Z' as never
const maria = {
  firstName: 'María José',
  lastName: "O'Higgins Peña",
  email: 'mj.ohiggins@correo.example',
  phone: '+56987654321',
  rut: '12345678-5',
  createdAt,
}

const isLedTo = (client: Parameters<typeof tokensOf>[0], { leads }: ClientSearch) =>
  tokensOf(client).some((token) => leads.some((lead) => token.startsWith(lead)))

const finds = (client: Parameters<typeof tokensOf>[0], text: string) => {
  const search = parseSearch(text)

  return search !== undefined && matchesClient(client, search) && isLedTo(client, search)
}

describe('a client is found', () => {
  it.each([
    'jose',
    'JOSÉ',
    'maria jos',
    'jose maria',
    'peña',
    'pena mar',
    'higgins',
    "o'higgins",
    'mj.ohig',
    'mj.ohiggins@',
    'MJ.OHIGGINS@Correo.example',
    '+56 9 8765 4321',
    '56987654321',
    '9 8765 4321',
    '987654321',
    '8765-4321',
    '09 8765 4321',
    '+56 9 876',
    '9 8765',
    '8765',
    '4321',
    '321',
    '54321',
    '12.345.678-5',
    '12345678',
    '12.345',
  ])('by %s', (text) => expect(finds(maria, text)).toBe(true))

  it.each(['josefa', 'maria soto', 'correo', '@correo.example', 'ana@correo.example', '4322', '+56 9 1234', '7.654'])(
    'not by %s',
    (text) => expect(finds(maria, text)).toBe(false),
  )

  it('with a K in the RUT', () => expect(finds({ ...maria, rut: '10000013-K' }, '10.000.013-k')).toBe(true))

  it.each(['', '  ', '…', '´', '12'])('and nobody by “%s”', (text) => {
    const search = parseSearch(text)
    expect(search === undefined || !matchesClient(maria, search)).toBe(true)
  })

  it('whoever matches stands under a token that the search leads to', () => {
    const word = fc.constantFrom('maria', 'José', 'Ñusta', 'a', 'de la', 'Soto', '李', 'mj', '5')
    const digits = fc.stringMatching(/^[1-9]\d{8}$/)
    const person = fc.record({ firstName: word, lastName: word, phone: digits.map((each) => `+56${each}`), user: word })
    const typed = fc.oneof(
      word,
      digits,
      fc.stringMatching(/^\d{3,11}$/),
      fc.tuple(word, word).map((both) => both.join(' ')),
    )
    fc.assert(
      fc.property(person, typed, fc.nat(8), ({ user, ...each }, text, cut) => {
        const client = { ...each, email: `${user.replaceAll(' ', '.')}@x.example`, createdAt }
        for (const search of [
          parseSearch(text),
          parseSearch(client.phone.slice(cut)),
          parseSearch(client.phone.slice(0, -cut)),
        ]) {
          if (search && matchesClient(client, search)) expect(isLedTo(client, search)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('names that sound the same', () => {
  const soundIn = (firstName: string, lastName: string) =>
    tokensOf({ firstName, lastName, createdAt }).find((token) => token.startsWith('='))

  it.each([
    ['José', 'González', 'Jose', 'Gonsales'],
    ['Bárbara', 'Vásquez', 'Varvara', 'Basques'],
    ['Yasna', 'Quiroz', 'Llasna', 'Kiros'],
    ['Ana', 'Soto', 'Soto', 'Ana'],
    ['Geraldine', 'Huerta', 'Jeraldine', 'Uerta'],
  ])('%s %s and %s %s', (firstName, lastName, otherFirst, otherLast) => {
    expect(soundIn(firstName, lastName)).toBe(soundIn(otherFirst, otherLast))
  })

  it('others do not', () => {
    expect(soundIn('Ana', 'Soto')).not.toBe(soundIn('Eva', 'Soto'))
    expect(soundIn('Ana', '')).toBeUndefined()
  })
})
