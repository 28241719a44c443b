import type { Locale } from '@reservaplus/shared/texts/locales'

/** For components that format by themselves. */
export const localeTags = { es: 'es-CL', en: 'en', pt: 'pt-BR' } as const satisfies Record<Locale, string>
