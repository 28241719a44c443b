import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningsOf, matchesAll, placeOf, termsOf, wordsOf } from './words'

describe('words', () => {
  it('are folded, each once, without accents or signs', () => {
    expect(wordsOf(['Peluquería Ñandú & Co.', 'peluqueria'])).toEqual(['peluqueria', 'nandu', 'co'])
  })

  it('stand under a few of their beginnings, short ones under themselves', () => {
    expect(beginningsOf('peluqueria')).toEqual(['pel', 'peluq', 'peluquer'])
    expect(beginningsOf('spa')).toEqual(['spa'])
    expect(beginningsOf('3d')).toEqual(['3d'])
  })

  it('match when each term begins one of them', () => {
    const words = wordsOf(['Corte de pelo', 'Antonia Rojas'])
    expect(matchesAll(words, termsOf('ROJ corté'))).toBe(true)
    expect(matchesAll(words, termsOf('corte barba'))).toBe(false)
    expect(matchesAll(words, [])).toBe(true)
  })

  it('are found where they are kept, by any beginning of three letters or more', () => {
    const word = fc.stringMatching(/^[a-zñáéíóú0-9]{3,14}$/).map((text) => wordsOf([text])[0] ?? 'abc')
    fc.assert(
      fc.property(word, fc.integer({ min: 3, max: 14 }), (text, length) => {
        expect(beginningsOf(text)).toContain(placeOf([...text].slice(0, length).join('')))
      }),
    )
  })
})
