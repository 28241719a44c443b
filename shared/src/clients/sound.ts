import { wordsOf } from '../marketplace/words'

/** As Chile speaks: one sound, one sign. The order matters. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ch/g, '1'],
  [/ll/g, 'y'],
  [/h/g, ''],
  [/w/g, 'gu'],
  [/v/g, 'b'],
  [/g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/[cz](?=[ei])/g, 's'],
  [/q(?:u(?=[ei]))?|c/g, 'k'],
  [/[zx]/g, 's'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
]

const soundOfWord = (word: string) => sounds.reduce((text, [sign, sound]) => text.replaceAll(sign, sound), word)

const longest = 120

/**
 * What a name sounds like, whatever the order of its words: `González, Bárbara` and `Barvara Gonsales` … are one as far
 * as the ear can tell. One word alone is too little to go by.
 */
export const soundOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string => {
  const words = wordsOf([firstName, lastName]).map(soundOfWord)

  return words.length < 2 ? '' : words.sort().join(' ').slice(0, longest)
}
