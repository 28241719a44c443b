import type { TextsLike } from '@reservaplus/shared/texts/define-texts'
import type { ErrorTexts } from '@reservaplus/shared/texts/error-texts'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { createContext, useContext } from 'react'
import type { texts } from './es'

type Spanish = Omit<typeof texts, 'locale' | 'errors'>

/** Spanish gives the keys and parameters; a language that lacks one does not compile. */
export type WidgetTexts = TextsLike<Spanish> & { readonly locale: Locale; readonly errors: ErrorTexts }

export const TextsContext = createContext<WidgetTexts | undefined>(undefined)

export const useTexts = (): WidgetTexts => {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('No texts around this element')

  return texts
}
