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

const dashed = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

const [comma, dot, minus, zero, letterA] = [44, 46, 45, 48, 97] as const

/** Value of a base-36 figure; NaN for anything else, which then spoils the number it stands in. */
const figure = (code: number) => {
  if (code >= zero && code < zero + 10) {
    return code - zero
  }

  return code >= letterA && code < letterA + 26 ? code - letterA + 10 : Number.NaN
}

/** A month of a whole team is thousands of entries: characters are read once, nothing is split. */
class Cursor {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** The number up to the next `,` or `.`; stands on what ended it. */
  number(): number {
    const isNegative = this.text.charCodeAt(this.at) === minus
    let value = 0
    this.at += isNegative ? 1 : 0
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at)
      if (code === comma || code === dot) {
        break
      }
      value = value * 36 + figure(code)
    }

    return isNegative ? -value : value
  }

  /** The number after a comma. */
  next(): number {
    const isThere = this.text.charCodeAt(this.at) === comma
    this.at += 1

    return isThere ? this.number() : Number.NaN
  }
}

const decodeEntry = (midnight: number, text: string): AgendaEntry => {
  const letter = text.charAt(0)
  const kind = kinds.get(letter.toLowerCase())
  const cursor = new Cursor(text, 1)
  const start = midnight + cursor.number()
  const end = start + cursor.next()
  const before = cursor.next()
  const after = cursor.next()
  const idStart = cursor.at + 1
  const expiryComma = text.indexOf(',', idStart)
  const idEnd = expiryComma < 0 ? text.length : expiryComma
  const id = text.slice(idStart, idEnd)
  const expiresAt = idEnd === text.length ? 0 : new Cursor(text, idEnd).next()

  // A taken stretch that is dropped or misread would be sold twice: refuse the whole item instead.
  if (!kind || id === '' || Number.isNaN(end + before + after + expiresAt)) {
    throw corrupt(text)
  }
  const entry: AgendaEntry = {
    kind,
    id: text.charCodeAt(cursor.at) === dot ? dashed(id) : id,
    start,
    end,
    before,
    after,
    overlapAccepted: letter < 'a',
  }

  return idEnd === text.length ? entry : { ...entry, expiresAt }
}

export const decodeBusy = (day: string, text: string): AgendaEntry[] => {
  const midnight = dayNumberOf(day) * minutesPerDay

  return text === '' ? [] : text.split(';').map((entry) => decodeEntry(midnight, entry))
}
