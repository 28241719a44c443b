import { contrast, readableOn } from '@reservaplus/shared/organizations/color'

const defaultAccent = '#0f766e'

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

const towards = (color: string, end: number): string =>
  `#${channels(color)
    .map((value) =>
      Math.round(value + (end - value) * 0.08)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

export const isColor = (text: unknown): text is string => typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text)

/** The salon's colour, shaded until it reads as text on the page and carries text itself. */
const shaded = (color: string, { page, end, ratio }: { page: string; end: number; ratio: number }): string => {
  let shade = color
  for (let step = 0; step < 60 && contrast(shade, page) < ratio; step += 1) shade = towards(shade, end)

  return shade
}

export type Shades = { accent: string; onAccent: string }

// A little more than 4.5: the page around may be cream instead of white, or grey instead of black.
export const lightShades = (color: string): Shades => {
  const accent = shaded(isColor(color) ? color : defaultAccent, { page: '#ffffff', end: 0, ratio: 5.2 })

  return { accent, onAccent: readableOn(accent) }
}

export const darkShades = (color: string): Shades => {
  const accent = shaded(isColor(color) ? color : defaultAccent, { page: '#17191c', end: 255, ratio: 6 })

  return { accent, onAccent: readableOn(accent) }
}
