/** Darkness of a computed colour: `rgb(…)` or `rgba(…)`; undefined where it lets the colour below through. */
export const isDarkColor = (color: string): boolean | undefined => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number)
  if (alpha < 0.5) return undefined

  return red * 0.299 + green * 0.587 + blue * 0.114 < 110
}

/** Follows the page that the frame stands in: its background, not the visitor's system, decides. */
export const hostTheme = (element: Element | null): 'light' | 'dark' => {
  for (let at = element; at; at = at.parentElement) {
    const isDark = isDarkColor(getComputedStyle(at).backgroundColor)
    if (isDark !== undefined) return isDark ? 'dark' : 'light'
  }

  return 'light'
}
