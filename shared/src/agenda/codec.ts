import { AppError } from '../errors/app-error'
import { dayNumberOf, minutesPerDay } from '../time/calendar'
import type { AgendaEntry } from './entry'

/**
 * One entry is `<kind><start>,<length>,<before>,<after>,<id>[,<expiry>]`, entries are joined by `;`. Numbers are base 36,
 * zero is empty; `start` counts from the day's UTC midnight and may be negative. The kind's letter is upper case when
 * the overlap was accepted. A UUID loses its dashes and is announced by `.` in place of the comma.
 */
const letters = { appointment: 'a', hold: 'h', block: 'b' } as const satisfies Record<AgendaEntry['kind'], string>
const kinds = new Map<string, AgendaEntry['kind']>([
  ['a', 'appointment'],
  ['h', 'hold'],
  ['b', 'block'],
])

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const encodeNumber = (value: number) => (value === 0 ? '' : value.toString(36))
const encodeId = (id: string) => (uuid.test(id) ? `.${id.replaceAll('-', '')}` : `,${id}`)

const encodeEntry = (midnight: number, entry: AgendaEntry) => {
  const letter = letters[entry.kind]
  const numbers = [entry.start - midnight, entry.end - entry.start, entry.before, entry.after].map(encodeNumber)
  const expiry = entry.expiresAt === undefined ? '' : `,${entry.expiresAt.toString(36)}`

  return `${entry.overlapAccepted ? letter.toUpperCase() : letter}${numbers.join(',')}${encodeId(entry.id)}${expiry}`
}

export const encodeBusy = (day: string, entries: readonly AgendaEntry[]): string => {
  const midnight = dayNumberOf(day) * minutesPerDay

  return entries.map((entry) => encodeEntry(midnight, entry)).join(';')
}

const corrupt = (text: string) => new AppError('INTERNAL', `Agenda entry of ${text.length} characters cannot be read`)

const decodeNumber = (text: string) => (text === '' ? 0 : Number.parseInt(text, 36))
const dashed = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** The last number and a UUID share a part: `5.0123…`. */
const decodeTail = (afterPart: string, next: string | undefined, last: string | undefined) => {
  const dot = afterPart.indexOf('.')

  return dot < 0
    ? { after: afterPart, id: next, expiry: last }
    : { after: afterPart.slice(0, dot), id: dashed(afterPart.slice(dot + 1)), expiry: next }
}

const decodeEntry = (midnight: number, text: string): AgendaEntry => {
  const [startPart = '', length = '', before = '', afterPart, next, last] = text.slice(1).split(',')
  const letter = text.charAt(0)
  const kind = kinds.get(letter.toLowerCase())
  const { after, id, expiry } = decodeTail(afterPart ?? '', next, last)
  const start = midnight + decodeNumber(startPart)
  const entry = {
    kind: kind ?? 'block',
    id: id ?? '',
    start,
    end: start + decodeNumber(length),
    before: decodeNumber(before),
    after: decodeNumber(after),
    overlapAccepted: letter < 'a',
  }
  // A taken stretch that is dropped or misread would be sold twice: refuse the whole item instead.
  if (!kind || !id || Number.isNaN(entry.end + entry.before + entry.after)) {
    throw corrupt(text)
  }

  return expiry === undefined ? entry : { ...entry, expiresAt: decodeNumber(expiry) }
}

export const decodeBusy = (day: string, text: string): AgendaEntry[] => {
  const midnight = dayNumberOf(day) * minutesPerDay

  return text === '' ? [] : text.split(';').map((entry) => decodeEntry(midnight, entry))
}
