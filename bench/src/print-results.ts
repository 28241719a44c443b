import { isMet, type Measured } from './lines/line'

const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1))

export const resultLine = (measured: Measured): string => {
  const { what, value, unit, target, bound, note } = measured
  const sign = bound === 'most' ? '≤' : '≥'

  return [
    isMet(measured) ? 'ok  ' : 'MISS',
    `${shown(value)} ${unit}`.padEnd(14),
    `${sign} ${shown(target)}`.padEnd(9),
    what,
    ...(note ? [`(${note})`] : []),
  ].join(' ')
}
