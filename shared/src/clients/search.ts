import { termsOf } from '../marketplace/words'
import { foldEmail } from './fold'
import { cutWord, digitsOfPhone, type Findable, reversed, tokenSigns, wordsOfClient } from './tokens'

/** What somebody looks for. `leads`: beginnings of tokens under which everybody who matches stands, perhaps others too. */
export type ClientSearch =
  | { kind: 'words'; terms: readonly string[]; leads: readonly [string] }
  | { kind: 'email'; start: string; leads: readonly [string] }
  | { kind: 'digits'; digits: string; leads: readonly string[] }

const fewestDigits = 3
const tokenDigits = 8
/** How many signs of a whole number people leave out in front: `+56 9`. */
const mostLeftOut = 3
/** With its country's code, as Chile and most of its neighbours write it: nothing of it is missing. */
const wholeNumber = 11

const digitLeads = (digits: string): string[] => {
  const { phone, phoneEnd, rut } = tokenSigns
  const beginnings = Array.from({ length: mostLeftOut + 1 }, (_, leftOut) =>
    digits.slice(leftOut, leftOut + tokenDigits),
  )
  const isWhole = digits.length >= wholeNumber
  const starts = [
    ...(isWhole ? [] : beginnings.filter((each) => each.length >= fewestDigits)),
    digits.slice(-tokenDigits),
  ]

  return [
    ...[...new Set(starts)].map((each) => `${phone}${each}`),
    ...(digits.length < tokenDigits ? [`${phoneEnd}${reversed(digits)}`] : []),
    `${rut}${digits}`,
  ]
}

const digitsIn = (text: string): string | undefined => {
  if (!/^[\d\s.()+/-]+k?$/i.test(text)) return undefined
  const digits = text
    .toUpperCase()
    .replaceAll(/[^\dK]/g, '')
    .replace(/^0+/, '')

  return digits.length >= fewestDigits ? digits : undefined
}

/** Undefined: nothing that anybody could be found by. */
export const parseSearch = (text: string): ClientSearch | undefined => {
  const digits = digitsIn(text.trim())
  if (digits) return { kind: 'digits', digits, leads: digitLeads(digits) }
  if (/^[^\s@]+@\S*$/.test(text.trim())) {
    const start = foldEmail(text)

    return { kind: 'email', start, leads: [`${tokenSigns.email}${start}`] }
  }
  const terms = termsOf(text).map(cutWord)
  const [longest] = terms

  return longest === undefined ? undefined : { kind: 'words', terms, leads: [longest] }
}

/** Wherever in front of the last eight somebody begins, if three of those are among what is typed. */
const startsWithin = (number: string, digits: string) =>
  Array.from({ length: Math.max(0, number.length - tokenDigits + 1) }, (_, at) => at).some(
    (at) => number.slice(at).startsWith(digits) && digits.length - (number.length - tokenDigits - at) >= fewestDigits,
  )

const matchesDigits = ({ phone, rut }: Findable, digits: string): boolean => {
  const number = phone ? digitsOfPhone(phone) : ''

  return (
    (number !== '' && number.endsWith(digits)) ||
    startsWithin(number, digits) ||
    (digits.length >= tokenDigits && number.endsWith(digits.slice(-tokenDigits))) ||
    (rut?.replace('-', '').startsWith(digits) ?? false)
  )
}

/** Whether this client is meant: each term begins a word of the name or the mail, whatever its accents. */
export const matchesClient = (client: Findable, search: ClientSearch): boolean => {
  switch (search.kind) {
    case 'digits':
      return matchesDigits(client, search.digits)
    case 'email':
      return client.email !== undefined && foldEmail(client.email).startsWith(search.start)
    case 'words': {
      const words = wordsOfClient(client)

      return search.terms.every((term) => words.some((word) => word.startsWith(term)))
    }
  }
}
