import type { LocalDateTime } from '@reservaplus/shared/time/schema'

/** Half-open stretch of wall clock. */
export type Span = { start: LocalDateTime; end: LocalDateTime }

const byStart = (a: Span, b: Span) => (a.start < b.start ? -1 : 1)

/** What lies inside the bounds and inside none of the open stretches. */
export const closedSpans = (open: readonly Span[], bounds: Span): Span[] => {
  const closed: Span[] = []
  let from = bounds.start

  for (const { start, end } of [...open].sort(byStart)) {
    if (start > from) {
      closed.push({ start: from, end: start < bounds.end ? start : bounds.end })
    }
    if (end > from) {
      from = end
    }
    if (from >= bounds.end) {
      return closed
    }
  }

  return [...closed, { start: from, end: bounds.end }]
}
