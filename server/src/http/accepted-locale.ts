import { isLocale, type Locale } from '@reservaplus/shared/texts/locales'

/** The first of the caller's languages that there is; the edge passes them on only where it keeps nothing. */
export const acceptedLocale = (headers: Headers): Locale | undefined => {
  const accepted = (headers.get('accept-language') ?? '').slice(0, 200).split(',')

  return accepted.map((each) => each.trim().slice(0, 2).toLowerCase()).find(isLocale)
}
