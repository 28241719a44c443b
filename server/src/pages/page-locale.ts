import { defaultLocale, isLocale, type Locale } from '@reservaplus/shared/texts/locales'
import { acceptedLocale } from '../http/accepted-locale'

/** The language that a link names: `?lang=pt`. */
export const askedLocale = (query: URLSearchParams): Locale | undefined => {
  const lang = query.get('lang')

  return isLocale(lang) ? lang : undefined
}

/**
 * For pages that belong to nobody: the link's language, else the first of the browser's that there is. The edge passes
 * the browser's on only where it keeps nothing.
 */
export const readerLocale = (query: URLSearchParams, headers: Headers): Locale =>
  askedLocale(query) ?? acceptedLocale(headers) ?? defaultLocale
