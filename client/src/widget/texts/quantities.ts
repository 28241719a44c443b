import type { Locale } from '@reservaplus/shared/texts/locales'
import { type PluralForms, plural } from '@reservaplus/shared/texts/plural'

/** 3 horas */
export const counted = (locale: Locale, count: number, forms: PluralForms): string =>
  `${count} ${plural(locale, count, forms)}`

/** A number that is not torn at the end of a line. */
export const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

export type DurationTexts = {
  minutes: (params: { count: number }) => string
  hours: (params: { hours: number; minutes: number }) => string
}

/** 45 min, 1 h 30 min */
export const spokenDuration = (texts: DurationTexts, minutes: number): string =>
  minutes < 60
    ? texts.minutes({ count: minutes })
    : texts.hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })
