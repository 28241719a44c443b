import { describe, expect, it } from 'vitest'
import { toCsv } from './csv'

const linesOf = (rows: Parameters<typeof toCsv>[0]) => toCsv(rows).slice(1).trimEnd().split('\r\n')

describe('toCsv', () => {
  it('has a column for every field of any row, one level of objects too', () => {
    expect(
      linesOf([
        { a: 1, price: { amount: 15_000, currency: 'CLP' } },
        { b: true, list: [1, 2] },
      ]),
    ).toEqual(['a,price.amount,price.currency,b,list', '1,15000,CLP,,', ',,,true,"[1,2]"'])
  })

  it('quotes what would end a cell or a line', () => {
    expect(linesOf([{ a: 'Uno, dos', b: 'dice "hola"' }])[1]).toBe('"Uno, dos","dice ""hola"""')
    expect(toCsv([{ a: 'uno\ndos' }])).toContain('"uno\ndos"')
  })

  it('lets no name become a formula, and leaves numbers alone', () => {
    expect(linesOf([{ a: '=HYPERLINK("x")', b: '+56987654321', c: '@x', d: -5 }])[1]).toBe(
      `"'=HYPERLINK(""x"")",'+56987654321,'@x,-5`,
    )
  })

  it.each(['x;=1+1', 'x; =1+1', 'x;"=1+1"', 'x\t@x', 'x\n-1', 'x\r\n+1'])(
    'lets none begin where a spreadsheet parts cells at semicolons: %j',
    (text) => {
      // As a spreadsheet reads it that takes a comma for nothing, and a quote for one only where a cell begins.
      const cells = linesOf([{ a: 1, b: text, c: [text] }])
        .slice(1)
        .flatMap((line) => line.split(/[;\t\r\n]/))
      expect(cells.filter((each) => /^[\s"]*[=+\-@]/.test(each))).toEqual([])
    },
  )

  it('says that it is UTF-8', () => {
    expect(toCsv([{ nombre: 'Ñandú' }]).startsWith('\uFEFFnombre')).toBe(true)
  })
})
