import { toSeconds } from '../time/instant'
import type { Instant } from '../time/schema'
import type { AgendaEntry } from './entry'

/** Holds count while `now < expiresAt`; the rest counts until it is removed. */
export const liveEntries = (entries: readonly AgendaEntry[], now: Instant): AgendaEntry[] => {
  const seconds = toSeconds(now)

  return entries.filter(({ expiresAt }) => expiresAt === undefined || seconds < expiresAt)
}

/** An entry stands in every UTC day that it touches: read together, the days name it more than once. */
export const distinct = (entries: readonly AgendaEntry[]): AgendaEntry[] => [
  ...new Map(entries.map((entry) => [`${entry.kind} ${entry.id} ${entry.start}`, entry])).values(),
]
