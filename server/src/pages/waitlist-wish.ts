import { type Weekday, weekdays } from '@reservaplus/shared/schedules/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { addDays } from '@reservaplus/shared/time/calendar'
import { formatDay, formatTime, formatWeekday } from '@reservaplus/shared/time/format'
import { type LocalTime, localDate, localDateTime } from '@reservaplus/shared/time/schema'
import type { OwnWaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { waitlistTexts } from './waitlist-texts'

const aMonday = localDate.parse('2024-01-01')

const weekdayName = (weekday: Weekday, locale: Locale) =>
  formatWeekday(addDays(aMonday, weekdays.indexOf(weekday)), locale)

const timeText = (time: LocalTime, locale: Locale) => formatTime(localDateTime.parse(`${aMonday}T${time}`), locale)

const list = (parts: readonly string[], locale: Locale, type: Intl.ListFormatType) =>
  new Intl.ListFormat(locale, { type }).format(parts)

/** What somebody waits for, in words: with whom, on which days, at which hours. */
export const wishLines = (entry: OwnWaitlistEntry, locale: Locale): string[] => {
  const texts = waitlistTexts[locale]
  const { from, to, times, professionalName } = entry
  const wanted = weekdays.filter((each) => entry.weekdays.includes(each)).map((each) => weekdayName(each, locale))
  const hours = times.map(({ start, end }) =>
    texts.fromTo({ start: timeText(start, locale), end: timeText(end, locale) }),
  )

  return [
    professionalName ? texts.withProfessional({ name: professionalName }) : texts.withAny,
    from === to
      ? texts.oneDay({ day: formatDay(from, locale) })
      : texts.days({ from: formatDay(from, locale), to: formatDay(to, locale) }),
    ...(wanted.length > 0 ? [texts.onWeekdays({ days: list(wanted, locale, 'conjunction') })] : []),
    ...(hours.length > 0 ? [texts.between({ times: list(hours, locale, 'disjunction') })] : []),
  ]
}
