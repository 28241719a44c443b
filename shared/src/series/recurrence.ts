import { AppError } from '../errors/app-error'
import { type LocalDate, localDate } from '../time/schema'

export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

type End = { count?: number | undefined; until?: LocalDate | undefined }
type Repeat = { interval: number } & End

/** The part of RFC 5545's RRULE that people book by. Dates only: the hour is the series' own. */
export type Recurrence =
  | (Repeat & { frequency: 'DAILY' })
  /** No weekdays: that of the first date. */
  | (Repeat & { frequency: 'WEEKLY'; weekdays: readonly WeekdayCode[] })
  /** Absent `on`: the day of the month of the first date; a month that lacks it is left out. `nth` -1 is the last one. */
  | (Repeat & { frequency: 'MONTHLY'; on?: { weekday: WeekdayCode; nth: 1 | 2 | 3 | 4 | -1 } | undefined })

const wrong = (message: string) => new AppError('BAD_INPUT', message, { issues: [{ path: ['rule'], message }] })

const whole = (text: string | undefined, { name, most }: { name: string; most: number }): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > most) throw wrong(`${name} is a number from 1 to ${most}`)

  return value
}

export const longestInterval = 52
export const mostOccurrences = 366

// `20271231` or, as other programs write it, `20271231T235959Z`: the date counts.
const untilOf = (text: string | undefined): LocalDate | undefined => {
  if (text === undefined) return undefined
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(text) ?? []
  const { data } = localDate.safeParse(`${year}-${month}-${day}`)
  if (!data) throw wrong('UNTIL is a date such as 20271231')

  return data
}

const partsOf = (text: string): Map<string, string> => {
  const pairs = text
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=')

      return [name, value]
    })
  const parts = new Map(pairs)
  if (parts.size !== pairs.length) throw wrong('Each part may stand once')

  return parts
}

const isWeekday = (text: string): text is WeekdayCode => weekdayCodes.some((each) => each === text)

const weekdaysOf = (text: string | undefined): WeekdayCode[] => {
  const asked = text === undefined ? [] : text.split(',')
  if (!asked.every(isWeekday)) throw wrong('BYDAY names weekdays: MO,TU,WE,TH,FR,SA,SU')

  return weekdayCodes.filter((each) => asked.includes(each))
}

const nthOf = (text: string | undefined) => {
  if (text === undefined) return undefined
  const [, nth, weekday = ''] = /^(-1|[1-4])([A-Z]{2})$/.exec(text) ?? []
  if (!isWeekday(weekday)) throw wrong('BYDAY of a month is one weekday such as 2TU or -1FR')

  return { weekday, nth: Number(nth) as 1 | 2 | 3 | 4 | -1 }
}

const known: Readonly<Record<string, readonly string[]>> = {
  DAILY: [],
  WEEKLY: ['BYDAY', 'WKST'],
  MONTHLY: ['BYDAY'],
}

/** BAD_INPUT at `rule` for what is no rule, or one that appointments do not follow. */
export const parseRecurrence = (text: string): Recurrence => {
  const parts = partsOf(text)
  const frequency = parts.get('FREQ') ?? ''
  const ofFrequency = known[frequency]
  if (!ofFrequency) throw wrong('FREQ is DAILY, WEEKLY or MONTHLY')
  const allowed = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', ...ofFrequency]
  const stranger = [...parts.keys()].find((name) => !allowed.includes(name))
  if (stranger !== undefined) throw wrong(`${stranger} has no meaning here`)
  if ((parts.get('WKST') ?? 'MO') !== 'MO') throw wrong('Weeks begin on Monday')
  if (parts.has('COUNT') && parts.has('UNTIL')) throw wrong('Either COUNT or UNTIL')

  const count = whole(parts.get('COUNT'), { name: 'COUNT', most: mostOccurrences })
  const until = untilOf(parts.get('UNTIL'))
  const repeat = {
    interval: whole(parts.get('INTERVAL'), { name: 'INTERVAL', most: longestInterval }) ?? 1,
    ...(count !== undefined && { count }),
    ...(until !== undefined && { until }),
  }
  if (frequency === 'DAILY') return { frequency, ...repeat }
  if (frequency === 'WEEKLY') return { frequency, ...repeat, weekdays: weekdaysOf(parts.get('BYDAY')) }
  const on = nthOf(parts.get('BYDAY'))

  return { frequency: 'MONTHLY', ...repeat, ...(on && { on }) }
}

const byDay = (recurrence: Recurrence): string | undefined => {
  if (recurrence.frequency === 'WEEKLY') return recurrence.weekdays.join(',') || undefined
  if (recurrence.frequency === 'MONTHLY' && recurrence.on) return `${recurrence.on.nth}${recurrence.on.weekday}`

  return undefined
}

/** The same rule always reads the same: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10`. */
export const formatRecurrence = (recurrence: Recurrence): string => {
  const { frequency, interval, count, until } = recurrence
  const days = byDay(recurrence)

  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(days === undefined ? [] : [`BYDAY=${days}`]),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';')
}
