import all from 'libphonenumber-js/metadata.min.json'
import { describe, expect, it } from 'vitest'
import { parsePhone } from './phone'
import metadata from './phone-metadata.json' with { type: 'json' }

describe('parsePhone', () => {
  it.each([
    ['9 8765 4321', 'CL', '+56987654321'],
    ['+56 9 8765 4321', 'CL', '+56987654321'],
    ['(2) 2345 6789', 'CL', '+56223456789'],
    ['+54 9 11 2345-6789', 'CL', '+5491123456789'],
    ['11 96123-4567', 'BR', '+5511961234567'],
    ['987 654 321', 'PE', '+51987654321'],
    ['55 1234 5678', 'MX', '+525512345678'],
    ['300 123 4567', 'CO', '+573001234567'],
  ])('%s of %s is %s', (text, country, expected) => {
    expect(parsePhone(text, country)).toBe(expected)
  })

  it('takes a visitor’s international number by its shape', () => {
    expect(parsePhone('+1 (212) 555-0123')).toBe('+12125550123')
    expect(parsePhone('+34 612 345 678')).toBe('+34612345678')
  })

  it.each([
    '',
    'abc',
    '12',
    '+56 123',
    '+',
    '+999999999999999999',
    '612 345 678 901',
    '9'.repeat(5000),
    '📞 98765',
    '٩٨٧٦',
  ])('refuses %.20s with the field named', (text) => {
    expect(() => parsePhone(text)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        details: { issues: [expect.objectContaining({ path: ['phone'] })] },
      }),
    )
  })

  it('knows what the installed library knows of the countries served (else run npm run phones)', () => {
    const { countries }: { countries: Record<string, unknown> } = all
    expect(metadata.countries).toEqual(
      Object.fromEntries(Object.keys(metadata.countries).map((country) => [country, countries[country]])),
    )
  })
})
