import { describe, expect, it } from 'vitest'
import { foldEmail, foldText, nameKey, nameSearch } from './fold'

describe('folding', () => {
  it.each([
    ['  María  José ', 'maria jose'],
    ['MARI\u0301A', 'maria'],
    ['Ñandú', 'nandu'],
    ['ﬁnn', 'finn'],
    ['שלום 💇', 'שלום 💇'],
  ])('%s is found as %s', (text, expected) => {
    expect(foldText(text)).toBe(expected)
    expect(foldText(foldText(text))).toBe(foldText(text))
  })

  it('F-20 makes one mailbox of all its spellings', () => {
    expect(foldEmail(' Ana.Soto@Example.COM ')).toBe('ana.soto@example.com')
    expect(foldEmail('josé@example.com')).not.toBe(foldEmail('jose@example.com'))
  })

  it.each([undefined, '', '   ', '\u0301\u0308', '´', '…', "-'’."])('searches for nobody by %j', (text) => {
    expect(nameSearch(text)).toBeUndefined()
  })

  it('searches by the beginning of the key, however long the text becomes by folding', () => {
    expect(nameSearch(' MARÍA  j')).toBe('maria j')
    expect(nameSearch("'Ana")).toBe("'ana")
    const long = 'ﷺ'.repeat(100)
    expect(nameKey(long).startsWith(nameSearch(long) ?? '-')).toBe(true)
    expect(encodeURIComponent(nameKey(long)).replaceAll(/%../g, '-').length).toBeLessThanOrEqual(1024)
  })

  it('keys are whole characters, and never empty', () => {
    expect(nameKey(`a${'💇'.repeat(150)}`)).not.toMatch(/\p{Surrogate}/u)
    expect(nameKey(' \u0301 ')).toBe('-')
  })
})
