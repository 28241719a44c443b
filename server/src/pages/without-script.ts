import type { PublicOrganization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { escaped } from './html'
import { pageTexts } from './texts'

export type WithoutScriptOptions = {
  organization: PublicOrganization
  locale: Locale
  /** What cannot be done without scripts. */
  task: 'bookWithoutScript' | 'changeWithoutScript'
}

/** A way forward for those whose browser runs no scripts: what to switch on, and whom to call. */
export const withoutScript = ({ organization: { phone, phoneText }, locale, task }: WithoutScriptOptions): string => {
  const texts = pageTexts[locale]
  const call = phone && ` <a href="tel:${escaped(phone)}">${escaped(texts.callUs({ phone: phoneText }))}</a>.`

  return `<p class="good">${escaped(texts[task])}${call}</p>`
}
