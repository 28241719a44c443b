import type { Locale } from '../texts/locale'
import { foldText } from './fold'
import type { Client } from './schema'

type Words<Value extends string> = Readonly<Record<Locale, Readonly<Record<Value, string>>>>

/** What a file of clients says for them, going out and coming in. */
export const bookingRuleWords: Words<Client['bookingRule']> = {
  es: { open: 'Libre', prepaid: 'Con pago previo', blocked: 'Bloqueada' },
  en: { open: 'Open', prepaid: 'Prepaid', blocked: 'Blocked' },
  pt: { open: 'Livre', prepaid: 'Com pagamento prévio', blocked: 'Bloqueada' },
}
export const kindWords: Words<Client['kind']> = {
  es: { internal: 'Interno', registered: 'Registrado', guest: 'Invitado' },
  en: { internal: 'Internal', registered: 'Registered', guest: 'Guest' },
  pt: { internal: 'Interno', registered: 'Registrado', guest: 'Convidado' },
}

/** In whatever language the file is, or by the value itself. */
export const valueOfWord = <Value extends string>(words: Words<Value>, text: string): Value | undefined => {
  const said = foldText(text)
  const all = Object.values(words).flatMap((each) => Object.entries(each) as [Value, string][])

  return all.find(([value, word]) => foldText(word) === said || value === said)?.[0]
}
