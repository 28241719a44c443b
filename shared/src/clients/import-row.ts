import { type LocalDate, localDate } from '../time/schema'
import { bookingRuleWords, kindWords, valueOfWord } from './file-words'
import { foldEmail, foldText } from './fold'
import type { ImportField, ImportMapping } from './import'
import { parsePhone } from './phone'
import { parseRut } from './rut'
import { type Client, clientFields, emergencyContact } from './schema'

export type ImportedClient = {
  firstName: string
  lastName: string
  email?: string
  phone?: string
  rut?: string
  birthDate?: LocalDate
  address?: string
  tags?: string[]
  notes?: string
  marketingConsent?: boolean
  emergencyName?: string
  emergencyPhone?: string
  /** By name, as a file says it. */
  preferredProfessional?: string
  bookingRule?: Client['bookingRule']
  kind?: Client['kind']
}
type Field = keyof ImportedClient
type Values = Partial<Record<ImportField, string>>
export type RowIssue = { field: ImportField; message: string }
export type ReadRow = { values: Values; client: ImportedClient | undefined; issues: RowIssue[] }

// Wherever an export writes it (`files/csv.ts`): before a value, and before each part of it that some spreadsheets take for
// a cell of its own.
const guard = /((?:^|[;\t\r\n])[\s"]*)'(?=[=+\-@])|^'(?=[\t\r])/g

/** A spreadsheet's guard against formulas is no part of the value. */
const unguarded = (text: string) => text.trim().replace(guard, '$1').trim()

const valuesOf = (cells: Readonly<Record<string, string | undefined>>, mapping: ImportMapping): Values =>
  Object.fromEntries(
    Object.entries(mapping)
      .map(([field, column]) => [field, unguarded(cells[column] ?? '')] as const)
      .filter(([, value]) => value !== ''),
  )

const padded = (text: string) => text.padStart(2, '0')

/** `28/02/1990`, `28-2-1990`, `1990-02-28`. */
const dateIn = (text: string) => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text.slice(0, 10) : `${year}-${padded(month)}-${padded(day)}`

  return localDate.safeParse(iso).data
}

const yes = new Set(['si', 's', 'yes', 'y', 'sim', 'true', '1', 'x', 'acepta', 'aceptado'])
const no = new Set(['no', 'n', 'nao', 'false', '0', ''])

const consentIn = (text: string) => {
  const said = foldText(text)

  return yes.has(said) ? true : no.has(said) ? false : undefined
}

const phoneIn = (text: string, country: string) => {
  try {
    return parsePhone(text, country)
  } catch {
    return undefined
  }
}

const tagsIn = (text: string) =>
  clientFields.tags.safeParse(
    text
      .split(/[,;|]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ).data

const emailIn = (text: string) => {
  const email = foldEmail(text)

  return clientFields.email.safeParse(email).success ? email : undefined
}

type Parsers = { readonly [Each in Field]-?: (text: string, country: string) => ImportedClient[Each] | undefined }

const parsers: Parsers = {
  firstName: (text) => clientFields.firstName.safeParse(text).data,
  lastName: (text) => clientFields.lastName.safeParse(text).data,
  email: emailIn,
  phone: phoneIn,
  rut: parseRut,
  birthDate: dateIn,
  address: (text) => clientFields.address.safeParse(text).data,
  tags: tagsIn,
  notes: (text) => clientFields.notes.safeParse(text).data,
  marketingConsent: consentIn,
  emergencyName: (text) => emergencyContact.shape.name.safeParse(text).data,
  emergencyPhone: phoneIn,
  preferredProfessional: (text) => text,
  bookingRule: (text) => valueOfWord(bookingRuleWords, text),
  kind: (text) => valueOfWord(kindWords, text),
}

const messages: Readonly<Record<Field, string>> = {
  firstName: 'Not a name',
  lastName: 'Not a name',
  email: 'Not an e-mail address',
  phone: 'Not a phone number',
  rut: 'Not a RUT',
  birthDate: 'Not a date',
  address: 'At most 300 characters',
  tags: 'At most 20 tags of 40 characters',
  notes: 'At most 2,000 characters',
  marketingConsent: 'Yes or no',
  emergencyName: 'Not a name',
  emergencyPhone: 'Not a phone number',
  preferredProfessional: 'Not a name',
  bookingRule: 'Open, prepaid or blocked',
  kind: 'Internal, registered or guest',
}

/** The whole name where the file has only that. */
const named = ({ fullName, ...values }: Values): Values => {
  if (fullName === undefined || values.firstName !== undefined) return values
  const [, firstName = fullName, lastName = ''] = /^(\S+)\s+(.+)$/s.exec(fullName) ?? []

  return { ...values, firstName, ...(lastName !== '' && { lastName }) }
}

/** One line of a file as a client, or what is wrong with it, at the field where it is. */
export const readRow = (
  cells: Readonly<Record<string, string | undefined>>,
  { mapping, country }: { mapping: ImportMapping; country: string },
): ReadRow => {
  const values = valuesOf(cells, mapping)
  const said = named(values)
  const issues: RowIssue[] = []
  const read: Partial<Record<Field, unknown>> = { lastName: '' }
  const where = (field: Field): ImportField =>
    (field === 'firstName' || field === 'lastName') && mapping.firstName === undefined ? 'fullName' : field

  for (const field of Object.keys(parsers) as Field[]) {
    const text = said[field]
    if (text === undefined) continue
    const value = parsers[field](text, country)
    if (value === undefined) issues.push({ field: where(field), message: messages[field] })
    else read[field] = value
  }
  if ((said.emergencyName === undefined) !== (said.emergencyPhone === undefined)) {
    const field = said.emergencyName === undefined ? 'emergencyName' : 'emergencyPhone'
    issues.push({ field, message: 'A contact has a name and a phone' })
  }
  if (said.firstName === undefined) issues.push({ field: where('firstName'), message: 'A name is missing' })

  return { values, client: issues.length === 0 ? (read as ImportedClient) : undefined, issues }
}
