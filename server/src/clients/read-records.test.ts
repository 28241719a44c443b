import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpenQuoteError, readRecords } from './read-records'

const read = (text: string, separator = ',') => readRecords(text, { separator, most: 1000 })
const records = (text: string, separator?: string) => read(text, separator).map(({ record }) => record)

describe('a table of text', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\uFEFFa, b \n\n  \nc', [['a', 'b'], ['c']]],
    ['"a,b","c ""d"""', [['a,b', 'c "d"']]],
    ['"two\nlines",x', [['two\nlines', 'x']]],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['5" cable,"Bar" Uno', [['5" cable', '"Bar" Uno']]],
    ['', []],
  ])('%j is read', (text, expected) => {
    expect(records(text)).toEqual(expected)
  })

  it('may be parted by tabs, which are no blanks then', () => {
    expect(records('a\t\tb', '\t')).toEqual([['a', '', 'b']])
  })

  it('tells where each row ends, as a spreadsheet counts lines', () => {
    expect(read('a\n\n"b\nc"\nd').map(({ line }) => line)).toEqual([1, 4, 5])
  })

  it('is read no further than asked', () => {
    expect(readRecords('a\nb\nc', { separator: ',', most: 2 })).toHaveLength(2)
  })

  it('with a quote that is never closed is none, and tells the line it was opened in', () => {
    expect(() => read('a,"b\nc')).toThrow(new OpenQuoteError(1))
    expect(() => read('a,b\n"x\ny","c\nd\n')).toThrow(new OpenQuoteError(3))
  })

  it('comes back as it was written, whatever is in its cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ' ', '"', ',', ';', '\n', '\r') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
    const quoted = (row: string[]) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')

    fc.assert(
      fc.property(rows, (table) => {
        expect(records(table.map(quoted).join('\r\n'))).toEqual(table)
      }),
    )
  })
})
