import type { FieldIssue } from '@reservaplus/shared/errors/app-error'

export type Details = {
  firstName: string
  lastName: string
  email: string
  phone: string
  notes: string
  marketingConsent: boolean
}
export type TextField = Exclude<keyof Details, 'marketingConsent'>
/** Fields that want another look; each has its own sentence. */
export type WrongFields = Partial<Record<TextField, true>>

export const noDetails: Details = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  notes: '',
  marketingConsent: false,
}

const rules: readonly (readonly [TextField, (text: string) => boolean])[] = [
  ['firstName', (text) => text.trim() !== ''],
  ['lastName', (text) => text.trim() !== ''],
  ['email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim())],
  // Whether the number exists is the server's to say, which knows the countries' ranges.
  ['phone', (text) => /^[+\d\s().-]+$/.test(text.trim()) && text.replaceAll(/\D/g, '').length >= 8],
]

const asWrong = (fields: readonly TextField[]): WrongFields => Object.fromEntries(fields.map((field) => [field, true]))

export const wrongFields = (details: Details): WrongFields =>
  asWrong(rules.filter(([field, isRight]) => !isRight(details[field])).map(([field]) => field))

const isTextField = (name: unknown): name is TextField =>
  typeof name === 'string' && name in noDetails && name !== 'marketingConsent'

/** The API's field paths (`client.email`, `notes`) at the fields of the form. */
export const wrongFieldsOf = (issues: readonly FieldIssue[]): WrongFields =>
  asWrong(issues.map(({ path }) => path.at(-1)).filter(isTextField))
