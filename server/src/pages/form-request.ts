import type { Locale } from '@reservaplus/shared/texts/locales'
import type { PageRequest } from './page-request'

/** A page that is also where its own forms are sent. */
export type FormRequest = PageRequest & {
  /** Its address without the query, to come back to. */
  path: string
  /** What the reader's browser asks for, where nothing else says it. */
  readerLocale: Locale
  /** What was sent; undefined when the page is only read. */
  form: URLSearchParams | undefined
}
