import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replyAddress, senderNamed } from './sender'

const sender = 'ReservaPlus <no-reply@reservaplus.example>'
const address = 'no-reply@reservaplus.example'

/** As a mail program reads it: quoted string or encoded words, then the address. */
const readName = (from: string): string => {
  const [, phrase = ''] = /^(.*) <no-reply@reservaplus\.example>$/.exec(from) ?? []
  if (phrase.startsWith('"')) return phrase.slice(1, -1).replaceAll(/\\(.)/g, '$1')

  return phrase
    .split(' ')
    .map((word) => {
      const [, payload = ''] = /^=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=$/.exec(word) ?? []
      expect(word.length).toBeLessThanOrEqual(75)

      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(payload, 'base64'))
    })
    .join('')
}

describe('the sender of a mail', () => {
  it('is the salon by name, at the product’s address', () => {
    expect(senderNamed('La Encina', sender)).toBe(`"La Encina" <${address}>`)
  })

  it.each(['Peluquería Ñandú', 'Uñas 💅 & más', 'Rulos "de" Ana \\ Cía.', 'a, b; c <d@e.cl>', '=?UTF-8?Q?x?='])(
    'reads back as “%s”',
    (name) => {
      expect(readName(senderNamed(name, sender))).toBe(name)
    },
  )

  it('stays one header with one address, whatever a salon calls itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (name) => {
        const from = senderNamed(name, sender)
        expect(from).toMatch(/^[ -~]+$/)
        expect(from.length).toBeLessThanOrEqual(320)
        expect(from.endsWith(`<${address}>`)).toBe(true)
      }),
    )
  })

  it('does not take line breaks for more headers', () => {
    expect(senderNamed('Salón\r\nBcc: x@y.cl', sender)).not.toMatch(/[\r\n]/)
    expect(senderNamed('Salon\r\nBcc: x@y.cl', sender)).toBe(`"Salon Bcc: x@y.cl" <${address}>`)
  })

  it('cuts a name that SES would refuse, between two characters', () => {
    const read = readName(senderNamed('💇'.repeat(200), sender))
    expect(read).toMatch(/^(💇)+$/u)
    expect([...read].length).toBeGreaterThan(30)
  })

  it('is the product where a salon has no readable name', () => {
    expect(senderNamed(' \n\u200b ', sender)).toBe(sender)
  })
})

describe('the address for answers', () => {
  it('is the salon’s own when mail can go there', () => {
    expect(replyAddress(' hola@laencina.example ')).toBe('hola@laencina.example')
  })

  it.each(['', 'hola', 'a@b', 'a@b.cl, c@d.cl', 'a@b.cl\r\nBcc: c@d.cl', 'Ana <a@b.cl>'])(
    'is not “%s”, which would stop the mail',
    (email) => {
      expect(replyAddress(email)).toBeUndefined()
    },
  )
})
