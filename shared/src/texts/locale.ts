import * as z from 'zod'
import { locales } from './locales'

/** Languages of every text the product shows; Spanish is Chile's. */
export const locale = z.enum(locales)
export type { Locale } from './locales'
