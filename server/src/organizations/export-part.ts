import { toCsv } from '@reservaplus/shared/files/csv'
import type { RawItem } from '../db/partition'

/** What follows from other items, or is of no use to anybody outside. */
const derived: ReadonlySet<string> = new Set([
  ...[
    'AgendaDay',
    'AppointmentReference',
    'Usage',
    'AccountTask',
    'Export',
    'ExportPage',
    'DayFigures',
    'FirstVisit',
    'MarketCard',
  ],
  ...['ClientState', 'ClientCounts', 'ClientMoved', 'ClientPayment'],
])

const keyAttributes = new Set(['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK', '_et', 'expiresAt'])
const secret = /secret|token|hash|password/i

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whatever opens a door stays inside. */
const cleaned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isRecord(value)) return value

  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !secret.test(name))
      .map(([name, each]) => [name, cleaned(each)]),
  )
}

/** The id first, then by name: the table keeps attributes in no order. */
const recordOf = ({ id, ...item }: RawItem): Record<string, unknown> => ({
  ...(id !== undefined && { id }),
  ...Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => !keyAttributes.has(name) && !secret.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, cleaned(value)]),
  ),
})

/** `DayException` becomes `day-exception`. */
const fileKind = (kind: string) => kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

export type PartFile = { name: string; records: number; body: string; contentType: string }

/** The items of one part by their kind, each as JSON and as a table. */
export const partFiles = (items: readonly RawItem[], part: number): PartFile[] => {
  const kinds = new Map<string, Record<string, unknown>[]>()
  for (const item of items) {
    if (item._et === undefined || derived.has(item._et)) continue
    const kind = fileKind(item._et)
    const rows = kinds.get(kind) ?? []
    rows.push(recordOf(item))
    kinds.set(kind, rows)
  }
  const number = String(part).padStart(4, '0')

  return Array.from(kinds, ([kind, rows]) => {
    const [name, records] = [`${kind}-${number}`, rows.length]

    return [
      { name: `${name}.json`, records, body: JSON.stringify(rows, null, 1), contentType: 'application/json' },
      { name: `${name}.csv`, records, body: toCsv(rows), contentType: 'text/csv; charset=utf-8' },
    ]
  }).flat()
}
