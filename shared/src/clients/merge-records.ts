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

type Merge = { readonly before: Fields; readonly taken: Fields }

/** Of the one who remains, what a merge has changed. */
export const changedBy = ({ before, taken }: Merge): Mergeable[] =>
  mergeable.filter((name) => name in before || name in taken)

/** No two clients have one address: those that came are the other's. */
export const broughtEmails = ({ before, taken }: Merge): string[] => {
  const had = new Set(emailsOf(before))

  return emailsOf(taken).filter((email) => !had.has(email))
}

const paragraphs = '\n\n'

/** What came to the notes goes out of them as it came, whatever else was written since. */
const partedNotes = (notes: string, { before, taken }: Merge): string => {
  const was = before.notes ?? ''
  const brought = (taken.notes ?? '').slice(was === '' ? 0 : was.length + paragraphs.length)
  if (brought === '') return notes
  const framed = [paragraphs, notes, paragraphs].join('')
  const [first = '', ...others] = framed.split([paragraphs, brought, paragraphs].join(''))
  if (others.length === 0) return notes

  return [first, others.join([paragraphs, brought, paragraphs].join(''))]
    .map((each) => each.replace(/^\n+|\n+$/g, ''))
    .filter((each) => each !== '')
    .join(paragraphs)
}

const byPiece: ReadonlySet<Mergeable> = new Set(['email', 'formerEmails', 'tags', 'notes'])

/** Piece by piece where there are some: another merge, or the desk, has added to them since. */
const partedPieces = ({ email, formerEmails, tags, notes }: Fields, merge: Merge): Fields => {
  const brought = new Set(broughtEmails(merge))
  const hadTags = new Set(merge.before.tags)
  const broughtTags = new Set(merge.taken.tags?.filter((each) => !hadTags.has(each)))
  const former = formerEmails?.filter((each) => !brought.has(each)) ?? []

  return {
    ...(email !== undefined && !brought.has(email) && { email }),
    ...(former.length > 0 && { formerEmails: former }),
    ...(tags && { tags: tags.filter((each) => !broughtTags.has(each)) }),
    ...(notes !== undefined && { notes: partedNotes(notes, merge) }),
  }
}

/** Fields without what a merge had brought to them: what was taken over goes again, where nobody has changed it since. */
export const partedFields = <Some extends Fields>(current: Some, merge: Merge): Some => {
  const left = Object.entries(current).flatMap(([name, value]) => {
    const field = mergeable.find((each) => each === name)
    if (field && byPiece.has(field)) return []
    if (!field || !(field in merge.taken) || !isSame(value, merge.taken[field])) return [[name, value]]

    return field in merge.before ? [[name, merge.before[field]]] : []
  })

  return { ...Object.fromEntries(left), ...partedPieces(current, merge) }
}

/** The one who remains without the other; who had no address of their own is reached by one that they still have. */
export const partedClient = (current: Client, merge: Merge): Client => {
  const { email, formerEmails = [], ...parted } = partedFields(current, merge)
  const [first, ...others] = [email ?? [], formerEmails].flat()

  return {
    ...parted,
    ...(first !== undefined && { email: first }),
    ...(others.length > 0 && { formerEmails: others }),
  }
}
