/** Without zod: the widget and the staff app load this before anything else. */
export const locales = ['es', 'en', 'pt'] as const
export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'es'

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value)
