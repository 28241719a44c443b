import type { Instant } from '@reservaplus/shared/time/schema'
import type { RawItem } from '../db/partition'
import { shownPayment } from '../payments/read-payment'
import type { KeptRecord } from './gather-records'

type Row = Record<string, unknown>

/** What a person takes along: sections of rows, by name. The client's own record is a section, with those that became part of it. */
export type ClientData = { organization: string; createdAt: Instant; sections: { name: string; rows: Row[] }[] }

/** Of use to the product only. */
const inner = new Set([
  ...['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK', '_et', 'expiresAt'],
  ...['organizationId', 'clientId', 'version', 'figuresVersion', 'bytes', 'hasThumbnail'],
])

const rowOf = (item: object): Row => Object.fromEntries(Object.entries(item).filter(([name]) => !inner.has(name)))

/** By the kind of their item; one that comes later gets a section of its own without anybody's doing. */
const sectionNames: Readonly<Record<string, string>> = {
  ClientNote: 'notes',
  ClientConsent: 'consents',
  ClientHistory: 'history',
}

/**
 * Who of the team has looked at a record is the team's, and another list. That somebody waits stands in the waiting list,
 * when they came in is nothing but what keeps others out, of a merge there is the record of each, and what was last written
 * about is one of their appointments.
 */
const left = new Set([
  'ClientAccess',
  'Conversation',
  'OpenWait',
  'ClientSession',
  'ClientMerge',
  'ClientMoved',
  'ClientParting',
])

const sectionsBelow = (below: readonly RawItem[]) => {
  const sections = new Map<string, Row[]>()
  for (const item of below) {
    const kind = item._et ?? 'other'
    if (left.has(kind)) continue
    const name = sectionNames[kind] ?? kind
    sections.set(name, [...(sections.get(name) ?? []), rowOf(item)])
  }

  return Array.from(sections, ([name, rows]) => ({ name, rows }))
}

const sectionsOf = ({
  client,
  holdings: { appointments, files, payments, reviews, series, waitlist, below },
}: KeptRecord): ClientData['sections'] => [
  { name: 'client', rows: [rowOf(client)] },
  { name: 'appointments', rows: appointments.map(rowOf) },
  { name: 'files', rows: files.map(rowOf) },
  { name: 'payments', rows: payments.map((each) => rowOf(shownPayment(each))) },
  { name: 'reviews', rows: reviews.map(rowOf) },
  { name: 'series', rows: series.map(rowOf) },
  { name: 'waitlist', rows: waitlist.map(rowOf) },
  ...sectionsBelow(below),
]

export const dataOf = (records: readonly KeptRecord[]): Pick<ClientData, 'sections'> => {
  const sections = new Map<string, Row[]>()
  for (const { name, rows } of records.flatMap(sectionsOf)) {
    if (rows.length > 0) sections.set(name, [...(sections.get(name) ?? []), ...rows])
  }

  return { sections: Array.from(sections, ([name, rows]) => ({ name, rows })) }
}
