import type { Locale } from '@reservaplus/shared/texts/locales'
import type { WidgetTexts } from './widget-texts'

/** Each language is a file of its own: people download the one they read. */
export const loadTexts = async (locale: Locale): Promise<WidgetTexts> => {
  if (locale === 'en') return (await import('./en')).texts
  if (locale === 'pt') return (await import('./pt')).texts

  return (await import('./es')).texts
}
