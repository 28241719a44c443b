import { isSame } from '../objects/same'
import type { Client } from './schema'

/** What of a client may be brought along; the rest is who they are. */
const mergeable = [
  'kind',
  'email',
  'formerEmails',
  'phone',
  'rut',
  'birthDate',
  'address',
  'emergencyContact',
  'tags',
  'preferredProfessionalId',
  'notes',
  'marketingConsent',
  'bookingRule',
  'isActive',
] as const
export type Mergeable = (typeof mergeable)[number]
type Fields = { readonly [Field in Mergeable]?: Client[Field] }

const weightOfKind = { guest: 0, internal: 1, registered: 2 } as const
const weightOfRule = { open: 0, prepaid: 1, blocked: 2 } as const

const heavier = <Name extends string>(weights: Readonly<Record<Name, number>>, a: Name, b: Name): Name =>
  weights[b] > weights[a] ? b : a

const longestNotes = 2000
const mostTags = 20

const notesOf = (a: string, b: string) =>
  [...new Set([a, b])]
    .filter((each) => each !== '')
    .join('\n\n')
    .slice(0, longestNotes)

/** Whoever spoke last is heard. */
const consentOf = ({ marketingConsent: a }: Client, { marketingConsent: b }: Client) =>
  a && b ? (b.at > a.at ? b : a) : (a ?? b)

export const emailsOf = ({ email, formerEmails }: Pick<Client, 'email' | 'formerEmails'>): string[] =>
  [email ?? [], formerEmails ?? []].flat()

/** Every address of both leads to the one who remains. */
const emailFields = (into: Client, from: Client) => {
  const email = into.email ?? from.email
  const former = [...new Set([...emailsOf(into), ...emailsOf(from)])].filter((each) => each !== email)

  return { ...(email && { email }), ...(former.length > 0 && { formerEmails: former }) }
}

const defined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<Value>

/** The one who remains keeps what they have; what they lack comes from the other, what both have is brought together. */
export const mergedClient = (into: Client, from: Client): Client => {
  const { phone, rut, birthDate, address, emergencyContact, preferredProfessionalId } = { ...from, ...defined(into) }

  return {
    ...into,
    ...defined({ phone, rut, birthDate, address, emergencyContact, preferredProfessionalId }),
    ...emailFields(into, from),
    ...defined({ marketingConsent: consentOf(into, from) }),
    kind: heavier(weightOfKind, into.kind, from.kind),
    tags: [...new Set([...into.tags, ...from.tags])].slice(0, mostTags),
    notes: notesOf(into.notes, from.notes),
    bookingRule: heavier(weightOfRule, into.bookingRule, from.bookingRule),
    isActive: into.isActive || from.isActive,
  }
}

const pick = (client: Client, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(client).filter(([name]) => names.includes(name)))

/** What a merge changes of the one who remains: as it was, and as it becomes. */
export const takenOver = (before: Client, after: Client): { before: Fields; taken: Fields } => {
  const names = mergeable.filter((name) => !isSame(before[name], after[name]))

  return { before: pick(before, names), taken: pick(after, names) }
}

/** What was taken over goes again, where nobody has changed it since. */
export const partedClient = (current: Client, merge: { before: Fields; taken: Fields }): Client => {
  const names = mergeable.filter((name) => name in merge.before || name in merge.taken)
  const untouched = names.filter((name) => isSame(current[name], merge.taken[name]))
  const kept = Object.fromEntries(
    Object.entries(current).filter(([name]) => !untouched.some((each) => each === name)),
  ) as Client

  return {
    ...kept,
    ...pick(
      { ...current, ...merge.before },
      untouched.filter((name) => name in merge.before),
    ),
  }
}
