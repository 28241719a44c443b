import type { Locale } from '../texts/locales'

/** The same in every language of the product. */
export type Localized = Readonly<Record<Locale, string>>
export type Translations = readonly [es: string, en: string, pt: string]

export const localized = (...[es, en, pt]: Translations): Localized => ({ es, en, pt })
