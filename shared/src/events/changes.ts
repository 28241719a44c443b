import { isSame } from '../objects/same'
import type { ChangedKind } from './changed-event'
import type { Change, Changes } from './schema'

type Fields = Readonly<Record<string, unknown>>

/** They stand in every item and say nothing about it. */
const unremarkable = new Set(['id', 'organizationId', 'version', 'createdAt', 'updatedAt'])

/** Events outlive an erasure, so of these they only say that they changed. */
const personalFields: Readonly<Record<ChangedKind, readonly string[] | 'all'>> = {
  organization: [],
  user: ['email', 'firstName', 'lastName', 'phone', 'birthDate', 'address', 'avatar'],
  professional: ['name', 'email', 'phone', 'bio', 'licenseNumber', 'photo'],
  client: 'all',
  'client-note': 'all',
  'client-file': 'all',
  'client-consent': 'all',
  'retention-rule': [],
  'mail-template': [],
  whatsapp: [],
  service: [],
  resource: [],
  schedule: [],
  // Why somebody is away may be about their health.
  'schedule-day': ['reason'],
  block: ['reason'],
  subscription: [],
  'api-key': ['hash'],
  webhook: ['secret'],
  registration: 'all',
  // What it was given may be anything, a list of people too.
  'bulk-operation': ['input'],
  feed: ['hash'],
  'waitlist-entry': ['clientName', 'note'],
  // Who typed what while booking, and why money went back.
  payment: ['booking', 'note', 'refunds', 'checkoutUrl'],
  // What opens it is encrypted, and still nobody's business; the name may be a person's.
  'payment-account': ['accessToken', 'refreshToken', 'nickname'],
  'day-close': ['note'],
  series: ['notes', 'internalNotes'],
  review: ['authorName', 'text', 'answer', 'hiddenReason', 'reported'],
}

const changeOf = (before: unknown, after: unknown): Change => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
})

/** Field by field, what an audit shows of a change; absent `before` or `after`: it was created or removed. */
export const changesOf = (kind: ChangedKind, before: Fields = {}, after: Fields = {}): Changes => {
  const personal = personalFields[kind]
  const isPersonal = (field: string) => personal === 'all' || personal.includes(field)
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !unremarkable.has(field) && !isSame(before[field], after[field]),
  )

  return Object.fromEntries(
    fields.map((field) => [field, isPersonal(field) ? {} : changeOf(before[field], after[field])]),
  )
}
