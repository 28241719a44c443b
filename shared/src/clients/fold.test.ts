import { describe, expect, it } from 'vitest'
import { foldEmail, foldText } from './fold'

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
})
