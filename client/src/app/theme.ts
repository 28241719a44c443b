import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { contrast } from '@reservaplus/shared/organizations/color'

export const defaultAccent = '#0f766e'

type Channels = readonly [number, number, number]

const channelsOf = (color: string): Channels => [
  Number.parseInt(color.slice(1, 3), 16),
  Number.parseInt(color.slice(3, 5), 16),
  Number.parseInt(color.slice(5, 7), 16),
]

const hex = (channels: Channels) =>
  `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

const mix = (color: string, other: string, share: number): string => {
  const from = channelsOf(color)
  const to = channelsOf(other)
  const at = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share

  return hex([at(0), at(1), at(2)])
}

/** Darkens until white text on it and it as text on white can be read. */
const readableAccent = (color: string): string =>
  contrast(color, '#ffffff') >= 4.6 ? color : readableAccent(mix(color, '#000000', 0.06))

/** Ten shades around the organization's colour; number 6 is the one that carries white text. */
export const accentShades = (color: string): MantineColorsTuple => {
  const base = readableAccent(/^#[0-9a-f]{6}$/i.test(color) ? color : defaultAccent)
  const lighter = (share: number) => mix(base, '#ffffff', share)

  return [
    lighter(0.93),
    lighter(0.85),
    lighter(0.7),
    lighter(0.55),
    lighter(0.4),
    lighter(0.2),
    base,
    mix(base, '#000000', 0.12),
    mix(base, '#000000', 0.24),
    mix(base, '#000000', 0.38),
  ]
}

const fontFamily = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif"

export const themeFor = (accent: string) =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: 6,
    colors: { accent: accentShades(accent) },
    fontFamily,
    headings: { fontFamily, fontWeight: '650' },
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      // The list itself scrolls, so that it is the combobox's own popup and not a box without a name.
      Select: {
        defaultProps: { withScrollArea: false },
        styles: { options: { maxHeight: 240, overflowY: 'auto' } },
      },
      Button: { defaultProps: { size: 'sm' } },
      // The agenda behind stays readable: people compare it with what they type.
      Drawer: {
        styles: { title: { fontWeight: 600 } },
        defaultProps: { transitionProps: { duration: 150 }, overlayProps: { backgroundOpacity: 0.2 } },
      },
      Modal: {
        styles: { title: { fontWeight: 600 } },
        defaultProps: { transitionProps: { duration: 120 }, centered: true, overlayProps: { backgroundOpacity: 0.3 } },
      },
    },
  })
