import { defineTexts } from '../texts/define-texts'
import type { Locale } from '../texts/locale'

const texts = defineTexts({
  es: { erased: 'Cliente eliminado' },
  en: { erased: 'Deleted client' },
  pt: { erased: 'Cliente excluído' },
})

/** What stands where a name was. */
export const erasedName = (locale: Locale): string => texts[locale].erased
