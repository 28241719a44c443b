import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { dateOfWall } from '../../lib/wall-time'

/** The time, and the day too when it is not the one on screen: nobody sends a client to tomorrow unawares. */
export const momentSeenFrom = (date: LocalDate, local: LocalDateTime, locale: Locale): string => {
  const time = formatTime(local, locale)

  return dateOfWall(local) === date ? time : `${formatDay(local, locale)}, ${time}`
}
