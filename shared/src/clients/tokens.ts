import { wordsOf } from '../marketplace/words'
import { foldEmail } from './fold'
import type { Client } from './schema'
import { soundOf } from './sound'

/** What a token is of; a word of a name begins with a letter or a digit, so it needs no sign. */
export const tokenSigns = {
  email: '~',
  /** The last eight digits: all that is the same however somebody writes a number. */
  phone: '+',
  /** The same from behind, for "the one that ends in 4321". */
  phoneEnd: '-',
  rut: '$',
  /** Names that sound the same have the same. */
  sound: '=',
  createdAt: '@',
  /** For whoever sees only their own clients, who are those they have added too. */
  createdBy: '!',
} as const

const mostWords = 16
const longestWord = 40

export const cutWord = (word: string): string => [...word].slice(0, longestWord).join('')

export const reversed = (text: string): string => [...text].reverse().join('')

export type Findable = Pick<Client, 'firstName' | 'lastName' | 'email' | 'phone' | 'rut'>

/** Words of the name, and of the mail before its host. */
export const wordsOfClient = ({ firstName, lastName, email }: Omit<Findable, 'phone' | 'rut'>): string[] =>
  wordsOf([firstName, lastName, email?.split('@')[0] ?? ''])
    .slice(0, mostWords)
    .map(cutWord)

export const digitsOfPhone = (phone: string): string => phone.replaceAll(/\D/g, '')

/** The newest come last, as in the list of all. */
export const createdByLead = (userId: string): string => `${tokenSigns.createdBy}${userId}.`

const phoneTokens = (phone: string | undefined) => {
  const last = phone && digitsOfPhone(phone).slice(-8)

  return last ? [`${tokenSigns.phone}${last}`, `${tokenSigns.phoneEnd}${reversed(last)}`] : []
}

/** Whoever is merged into another, or erased, is in no list and counts nowhere. */
export const isListed = ({ mergedInto, erasedAt }: Pick<Client, 'mergedInto' | 'erasedAt'>): boolean =>
  mergedInto === undefined && erasedAt === undefined

/** Whether anything may still be added to the record: whoever is being erased is in the lists until they are. */
export const stands = (client: Pick<Client, 'mergedInto' | 'erasingAt' | 'erasedAt'>): boolean =>
  isListed(client) && client.erasingAt === undefined

/** Under what a client is found, each once. */
export const tokensOf = (
  client: Findable & Pick<Client, 'createdAt' | 'createdBy' | 'mergedInto' | 'erasedAt'>,
): string[] => {
  if (!isListed(client)) return []
  const { email, phone, rut, createdAt, createdBy } = client
  const sound = soundOf(client)

  return [
    ...new Set([
      ...wordsOfClient(client),
      ...(email ? [`${tokenSigns.email}${foldEmail(email)}`] : []),
      ...phoneTokens(phone),
      ...(rut ? [`${tokenSigns.rut}${rut.replace('-', '')}`] : []),
      ...(sound === '' ? [] : [`${tokenSigns.sound}${sound}`]),
      `${tokenSigns.createdAt}${createdAt}`,
      ...(createdBy ? [`${createdByLead(createdBy)}${createdAt}`] : []),
    ]),
  ]
}
