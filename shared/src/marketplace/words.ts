import { foldText } from '../clients/fold'

const wordLimit = 80
/** A word is found by its beginning; it stands under these many letters of it. */
const lengths = [3, 5, 8] as const

/** Folded, each once, in the order they are given; the first matter most, and many more are not kept. */
export const wordsOf = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []))].slice(0, wordLimit)

/** Every beginning under which a word is kept: `pelo` under `pel`, `peluqueria` under `pel`, `peluq` and `peluquer`. */
export const beginningsOf = (word: string): string[] => {
  const letters = [...word]
  const fitting = lengths.filter((length) => letters.length >= length)

  return fitting.length === 0 ? [word] : fitting.map((length) => letters.slice(0, length).join(''))
}

/** Where a word that is looked for is kept: its longest beginning. */
export const placeOf = (term: string): string => beginningsOf(term).at(-1) ?? term

const termLimit = 6

/** The longest first: it leads to the fewest. */
export const termsOf = (search: string): string[] =>
  wordsOf([search])
    .slice(0, termLimit)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** Each of the terms begins some word. */
export const matchesAll = (words: readonly string[], terms: readonly string[]): boolean =>
  terms.every((term) => words.some((word) => word.startsWith(term)))
