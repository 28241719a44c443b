import type { Catalogue, TextsLike } from '@reservaplus/shared/texts/define-texts'
import { defaultLocale, isLocale, type Locale } from '@reservaplus/shared/texts/locales'
import { createContext, type PropsWithChildren, useContext, useEffect, useMemo, useState } from 'react'

const storageKey = 'reservaplus.locale'

const storedLocale = (): Locale | undefined => {
  const stored = localStorage.getItem(storageKey)

  return isLocale(stored) ? stored : undefined
}

type LocaleState = {
  locale: Locale
  /** The choice of this browser; it beats the account's own language. */
  chooseLocale: (locale: Locale) => void
  /** The language of the signed-in account, used until somebody chooses here. */
  suggestLocale: (locale: Locale) => void
}

const LocaleContext = createContext<LocaleState | undefined>(undefined)

export const LocaleProvider = ({ children }: PropsWithChildren) => {
  const [chosen, setChosen] = useState(storedLocale)
  const [suggested, setSuggested] = useState<Locale>(defaultLocale)
  const locale = chosen ?? suggested

  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  const state = useMemo(
    () => ({
      locale,
      chooseLocale: (next: Locale) => {
        localStorage.setItem(storageKey, next)
        setChosen(next)
      },
      suggestLocale: setSuggested,
    }),
    [locale],
  )

  return <LocaleContext value={state}>{children}</LocaleContext>
}

export const useLocale = (): LocaleState => {
  const state = useContext(LocaleContext)

  if (!state) {
    throw new Error('useLocale needs a LocaleProvider')
  }

  return state
}

export const useTexts = <Texts,>(catalogue: Catalogue<Texts>): TextsLike<Texts> => catalogue[useLocale().locale]
