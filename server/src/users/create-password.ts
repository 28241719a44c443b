import { randomInt } from 'node:crypto'

const lower = 'abcdefghijkmnopqrstuvwxyz'
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const digits = '23456789'
const all = lower + upper + digits
const length = 12

const anyOf = (letters: string) => letters[randomInt(letters.length)] ?? ''

/** Twelve letters and digits that nobody mistakes when reading them out; the pool's rule asks for one of each kind. */
export const createTemporaryPassword = (): string => {
  const letters = [anyOf(lower), anyOf(upper), anyOf(digits), ...Array.from({ length: length - 3 }, () => anyOf(all))]
  for (let at = letters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    const [a = '', b = ''] = [letters[at], letters[other]]
    letters[at] = b
    letters[other] = a
  }

  return letters.join('')
}
