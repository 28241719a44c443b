import type { Locale } from '@reservaplus/shared/texts/locales'
import type { HttpContext } from '../trpc/context'
import type { Assets } from './assets'

export type PageRequest = {
  /** The last part of the address: a slug or a link's token. */
  key: string
  query: URLSearchParams
  ctx: HttpContext
  assetsOf: (locale: Locale, soon?: string) => Promise<Assets>
}
