import fc from 'fast-check'
import { type MetadataJson, parsePhoneNumber } from 'libphonenumber-js/core'
import { describe, expect, it } from 'vitest'
import { formatPhone } from './format-phone'
import metadata from './phone-metadata.json' with { type: 'json' }

describe('formatPhone', () => {
  it.each([
    ['+56987654321', '+56 9 8765 4321'],
    ['+56222334455', '+56 2 2233 4455'],
    ['+56322123456', '+56 32 212 3456'],
    ['+5491123456789', '+54 9 11 2345 6789'],
    ['+51987654321', '+51 987 654 321'],
    ['+573001234567', '+57 300 1234567'],
    ['+525512345678', '+52 55 1234 5678'],
    ['+5511961234567', '+55 11 96123 4567'],
  ])('%s is written %s', (phone, written) => {
    expect(formatPhone(phone)).toBe(written)
  })

  it.each(['', '+12125550123', '+569', '22 333 4455', '+56 9 8765 4321', 'Llámanos', '+$1$2$3', '<b>'])(
    'leaves “%s” as it is',
    (phone) => {
      expect(formatPhone(phone)).toBe(phone)
    },
  )

  it('writes every valid number as the library does', () => {
    const code = fc.constantFrom(...Object.keys(metadata.country_calling_codes))
    fc.assert(
      fc.property(code, fc.stringMatching(/^[1-9]\d{7,10}$/), (prefix, digits) => {
        const phone = `+${prefix}${digits}`
        const parsed = parsePhoneNumber(phone, metadata as MetadataJson)
        fc.pre(parsed.isValid())
        expect(formatPhone(parsed.number)).toBe(parsed.formatInternational().replaceAll('-', ' '))
      }),
      { numRuns: 1000 },
    )
  })
})
