import type { Locale } from './locales'

/** `many` exists in Spanish and Portuguese for millions only; they read like `other`. */
export type PluralForms = { one: string; other: string; zero?: string }

const rules = new Map<Locale, Intl.PluralRules>()

const rulesOf = (locale: Locale) => {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale)
  rules.set(locale, known)

  return known
}

export const plural = (locale: Locale, count: number, forms: PluralForms): string => {
  if (count === 0 && forms.zero !== undefined) {
    return forms.zero
  }

  return rulesOf(locale).select(count) === 'one' ? forms.one : forms.other
}
