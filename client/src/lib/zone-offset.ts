import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** `-03:00`: what the calendar component takes instead of a zone's name. */
export const offsetAt = (instant: Instant, timeZone: string): string => {
  const wall = Date.parse(`${toLocal(instant, timeZone)}Z`)
  const minutes = Math.floor(wall / 60_000) - Math.floor(Date.parse(instant) / 60_000)
  const size = Math.abs(minutes)

  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}
