import { contrast } from '@reservaplus/shared/organizations/color'

export const colors = {
  page: '#f5f6f7',
  card: '#ffffff',
  text: '#16202a',
  muted: '#5b6470',
  line: '#e6e9ec',
  box: '#f1f3f5',
} as const

/** For mail programs that heed it; the others show the light one, or turn the colours round themselves. */
export const darkStyle = [
  '@media (prefers-color-scheme: dark) {',
  // The component for the body puts its colour on the one cell inside as well.
  '.page, .page > table > tbody > tr > td { background-color: #111418 !important }',
  '.card { background-color: #1c2127 !important }',
  '.text, .link { color: #f1f3f5 !important }',
  '.muted { color: #aab2bd !important }',
  '.line { border-color: #343b44 !important }',
  '.box { background-color: #2a3038 !important; color: #f1f3f5 !important }',
  '.first { border-color: #5b6470 !important }',
  '.second { border-color: #5b6470 !important; color: #f1f3f5 !important }',
  '}',
  '@media (max-width: 480px) { .card { padding: 22px 20px 16px !important; margin: 12px auto !important } }',
].join('\n')

/** The salon's colour where a line of text in it can be read on white, else that of the text. */
export const linkColor = (accent: string): string => (contrast(accent, colors.card) >= 4.5 ? accent : colors.text)

/** The first thing to press looks like it, also where the salon's colour is that of the card. */
export const buttonColor = (accent: string): string => (contrast(accent, colors.card) >= 1.3 ? accent : colors.text)

/** A button whose colour is hardly seen on the card has an edge. */
export const edgeOf = (accent: string): string =>
  `1px solid ${contrast(accent, colors.card) >= 3 ? accent : colors.muted}`
