import type { Locale } from '@reservaplus/shared/texts/locales'

/** For components that format by themselves. */
export const localeTags = { es: 'es-CL', en: 'en', pt: 'pt-BR' } as const satisfies Record<Locale, string>

/** How the date picker writes a day, in its own pattern language. */
export const dayPatterns = {
  es: 'dddd D [de] MMMM',
  en: 'dddd, MMMM D',
  pt: 'dddd, D [de] MMMM',
} as const satisfies Record<Locale, string>
