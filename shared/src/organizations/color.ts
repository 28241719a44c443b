const channel = (value: number) => {
  const part = value / 255

  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of `#rrggbb` as WCAG defines it, 0 to 1. */
export const luminance = (color: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(color.slice(at, at + 2), 16)))

  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)

  return (light + 0.05) / (dark + 0.05)
}

const darkText = '#111827'
const lightText = '#ffffff'

/** Text colour that can be read on this background: white where it reaches 4.5:1, else the better of the two. */
export const readableOn = (background: string): string => {
  const onLight = contrast(background, lightText)

  return onLight >= 4.5 || onLight >= contrast(background, darkText) ? lightText : darkText
}
