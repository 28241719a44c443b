import { defaultLocale, isLocale, type Locale } from '@reservaplus/shared/texts/locales'

/** The language that a link names: `?lang=pt`. */
export const askedLocale = (query: URLSearchParams): Locale | undefined => {
  const lang = query.get('lang')

  return isLocale(lang) ? lang : undefined
}

/**
 * For pages that belong to nobody: the link's language, else the first of the browser's that there is. The edge passes
 * the browser's on only where it keeps nothing.
 */
export const readerLocale = (query: URLSearchParams, headers: Headers): Locale => {
  const accepted = (headers.get('accept-language') ?? '').slice(0, 200).split(',')

  return (
    askedLocale(query) ?? accepted.map((each) => each.trim().slice(0, 2).toLowerCase()).find(isLocale) ?? defaultLocale
  )
}
