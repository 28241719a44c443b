import type { AgendaEntry } from './entry'

type Buffered = Pick<AgendaEntry, 'kind' | 'start' | 'end' | 'before' | 'after'>

/**
 * Minutes that must lie between the end of one and the start of the next. Buffers are work and need room beside
 * anything; the organization's gap is kept between services only, a block may follow at once.
 */
export const gapBetween = (
  earlier: Pick<Buffered, 'kind' | 'after'>,
  later: Pick<Buffered, 'kind' | 'before'>,
  gapMinutes: number,
): number => {
  const buffers = earlier.after + later.before

  return earlier.kind === 'block' || later.kind === 'block' ? buffers : Math.max(gapMinutes, buffers)
}

export const collides = (a: Buffered, b: Buffered, gapMinutes: number): boolean =>
  b.start < a.end + gapBetween(a, b, gapMinutes) && a.start < b.end + gapBetween(b, a, gapMinutes)
