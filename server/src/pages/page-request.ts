import type { HttpContext } from '../trpc/context'
import type { Assets } from './assets'

export type PageRequest = {
  /** The last part of the address: a slug or a link's token. */
  key: string
  query: URLSearchParams
  ctx: HttpContext
  assetsOf: (entry: string) => Promise<Assets>
}
