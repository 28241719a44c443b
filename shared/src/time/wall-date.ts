import type { LocalDate } from './schema'

/**
 * The calendar day of a moment in a zone, for browsers: by Intl alone, since the widget has no room for a time-zone
 * library. Everything that decides uses `localDateOf`; a test holds the two together.
 */
export const wallDateOf = (milliseconds: number, zone: string): LocalDate => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(milliseconds)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''

  return `${part('year')}-${part('month')}-${part('day')}` as LocalDate
}
