import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'

import { organizationGap } from '../place-plan'

export type AgendaLine = { line: string; isRequired: boolean }

export const lineOf = (
  resourceId: string,
  day: string,
  { id, start, end, before, after }: Omit<AgendaEntry, 'kind' | 'overlapAccepted'>,
) => [resourceId, day, id, start, end, before, after].join(' ')

/** In every day it touches with its buffers; in those that only the gap reaches it may stand. */
export const linesOf = (
  resourceId: string,
  id: string,
  part: { start: number; end: number; before: number; after: number },
) => {
  const required = new Set<string>(utcDaysBetween(part.start - part.before, part.end + part.after))
  const gap = organizationGap
  const allowed = utcDaysBetween(part.start - Math.max(part.before, gap), part.end + Math.max(part.after, gap))

  return allowed.map(
    (day): AgendaLine => ({
      line: lineOf(resourceId, day, { ...part, id }),
      isRequired: required.has(day),
    }),
  )
}
