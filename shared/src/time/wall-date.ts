import type { LocalDate, LocalDateTime } from './schema'

/**
 * The wall clock of a moment in a zone, for browsers: by Intl alone, since the widget has no room for a time-zone
 * library. Everything that decides uses `toLocal` and `localDateOf`; a test holds them together.
 */
export const wallTimeOf = (milliseconds: number, zone: string): LocalDateTime => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(milliseconds)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''

  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}` as LocalDateTime
}

export const wallDateOf = (milliseconds: number, zone: string): LocalDate =>
  wallTimeOf(milliseconds, zone).slice(0, 10) as LocalDate

/** The zone of this device. */
export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
