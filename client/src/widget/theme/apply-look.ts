import { darkShades, isColor, lightShades } from './accent'

/** What the host page asked for behind the `#` of the address. */
export type Look = { accent?: string; radius?: string; font?: string; theme?: string; ground?: string; host?: string }

export const readLook = (hash: string): Look => Object.fromEntries(new URLSearchParams(hash.slice(1)))

const isTheme = (text: string | undefined) => text === 'light' || text === 'dark'

const pixels = (text: string | undefined, lowest: number, highest: number): string | undefined => {
  const value = Number(text)

  return text && value >= lowest && value <= highest ? `${value}px` : undefined
}

/** Through the style object only: the page's Content-Security-Policy allows no style attributes. */
export const applyLook = (look: Look, salonAccent: string) => {
  const { documentElement: page } = document
  const accent = isColor(look.accent) ? look.accent : salonAccent
  const light = lightShades(accent)
  const dark = darkShades(accent)
  const values: Record<string, string | undefined> = {
    '--accent-light': light.accent,
    '--on-accent-light': light.onAccent,
    '--accent-dark': dark.accent,
    '--on-accent-dark': dark.onAccent,
    '--radius': pixels(look.radius, 0, 24),
    '--size': pixels(look.font, 14, 22),
  }
  for (const [name, value] of Object.entries(values)) if (value) page.style.setProperty(name, value)
  if (isTheme(look.theme)) page.dataset.theme = look.theme
  // On its own ground it looks as it does outside a frame.
  if (window.parent !== window && !isTheme(look.ground)) page.dataset.framed = ''
}
