import { createContext, type PropsWithChildren, useContext, useMemo, useState } from 'react'

const storageKey = 'reservaplus.accent'

type Appearance = { accent: string | undefined; chooseAccent: (accent: string) => void }

const AppearanceContext = createContext<Appearance | undefined>(undefined)

/** The organization's colour; remembered so that a reload does not flash in another one. */
export const AppearanceProvider = ({ children }: PropsWithChildren) => {
  const [accent, setAccent] = useState(() => localStorage.getItem(storageKey) ?? undefined)
  const appearance = useMemo(
    () => ({
      accent,
      chooseAccent: (next: string) => {
        localStorage.setItem(storageKey, next)
        setAccent(next)
      },
    }),
    [accent],
  )

  return <AppearanceContext value={appearance}>{children}</AppearanceContext>
}

export const useAppearance = (): Appearance => {
  const appearance = useContext(AppearanceContext)

  if (!appearance) {
    throw new Error('useAppearance needs an AppearanceProvider')
  }

  return appearance
}
