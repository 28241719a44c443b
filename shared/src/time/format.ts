import type { LocalDate, LocalDateTime } from './schema'

type FormatLocale = 'es' | 'en' | 'pt'

const tags = { es: 'es-CL', en: 'en', pt: 'pt-BR' } as const satisfies Record<FormatLocale, string>

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Wall-clock text goes in and comes out: the zone is UTC here so that nothing is converted. */
const format = (wall: string, locale: FormatLocale, options: Intl.DateTimeFormatOptions): string => {
  const key = `${locale} ${JSON.stringify(options)}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' })
  formatters.set(key, formatter)

  return formatter.format(new Date(wall.length === 10 ? `${wall}T00:00Z` : `${wall}Z`))
}

/** English reads 9:30 AM, Spanish and Portuguese 09:30. */
const clock = (locale: FormatLocale): Intl.DateTimeFormatOptions =>
  locale === 'en'
    ? { hour: 'numeric', minute: '2-digit', hour12: true }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** 23 de noviembre de 2026 */
export const formatDate = (date: LocalDate | LocalDateTime, locale: FormatLocale): string =>
  format(date, locale, { day: 'numeric', month: 'long', year: 'numeric' })

/** 23 nov */
export const formatShortDate = (date: LocalDate | LocalDateTime, locale: FormatLocale): string =>
  format(date, locale, { day: 'numeric', month: 'short' })

/** A Chilean writes no comma after the weekday, whatever the locale data say. */
const withWeekday = (date: string, locale: FormatLocale, options: Intl.DateTimeFormatOptions): string => {
  const text = format(date, locale, { weekday: 'long', day: 'numeric', month: 'long', ...options })

  return locale === 'es' ? text.replace(',', '') : text
}

/** lunes 23 de noviembre */
export const formatDay = (date: LocalDate | LocalDateTime, locale: FormatLocale): string =>
  withWeekday(date, locale, {})

export const formatWeekday = (
  date: LocalDate | LocalDateTime,
  locale: FormatLocale,
  style: 'long' | 'short' | 'narrow' = 'long',
): string => format(date, locale, { weekday: style })

/** noviembre de 2026 */
export const formatMonth = (date: LocalDate | LocalDateTime, locale: FormatLocale): string =>
  format(date, locale, { month: 'long', year: 'numeric' })

export const formatTime = (local: LocalDateTime, locale: FormatLocale): string => format(local, locale, clock(locale))

/** lunes 23 de noviembre de 2026, 09:30 */
export const formatDateTime = (local: LocalDateTime, locale: FormatLocale): string =>
  `${withWeekday(local, locale, { year: 'numeric' })}, ${formatTime(local, locale)}`

/** The same of what is near enough to need no year: `jueves 26 de noviembre, 15:30`. */
export const formatMoment = (local: LocalDateTime, locale: FormatLocale): string =>
  `${formatDay(local, locale)}, ${formatTime(local, locale)}`
