import { fieldMessages } from './field-messages'
import type { Locale } from './locales'

/** Two braces are a variable of a mail, and stand as they are. */
const blank = /(?<!\{)\{(\w+)\}(?!\})/g

const countBlanks = new Set(['count', 'length'])

type Pattern = { matches: RegExp; words: readonly [string, string] }

/** `Must have at least {count} characters` finds what was said in its place. */
const patternOf = ([english, words]: [string, readonly [string, string]]): Pattern => {
  const [first = '', ...rest] = english.split(blank).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()[\]\\|]/g, String.raw`\$&`)

    return `(?<${part}>${countBlanks.has(part) ? String.raw`-?[\d.,]+` : '.+'})`
  })

  return { matches: new RegExp(`^${first}${rest.join('')}$`, 'su'), words }
}

let patterns: Pattern[] | undefined

const readPatterns = () => {
  patterns ??= Object.entries(fieldMessages)
    .filter(([english]) => english.search(blank) >= 0)
    .map(patternOf)

  return patterns
}

const filled = (words: string, said: Readonly<Record<string, string>> = {}) =>
  words.replace(blank, (_, name: string) => said[name] ?? '')

const find = (message: string): { words: readonly [string, string]; said?: Record<string, string> } | undefined => {
  const words = Object.hasOwn(fieldMessages, message) ? fieldMessages[message] : undefined
  if (words) return { words }

  for (const pattern of readPatterns()) {
    const match = pattern.matches.exec(message)
    if (match) return { words: pattern.words, ...(match.groups && { said: match.groups }) }
  }

  return undefined
}

/** In the reader's language what a rule said of a field in English; what nobody has translated stays as it was said. */
export const tellFieldMessage = (message: string, locale: Locale): string => {
  if (locale === 'en') return message
  const found = find(message)

  return found ? filled(found.words[locale === 'es' ? 0 : 1], found.said) : message
}
