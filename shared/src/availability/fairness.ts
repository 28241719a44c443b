import type { AgendaEntry } from '../agenda/entry'
import { distinct, liveEntries } from '../agenda/live'
import type { Instant } from '../time/schema'

type Range = { from: number; to: number; now: Instant }

/** Occupied minutes within a range (usually a local day), without buffers. */
export const busyMinutes = (entries: readonly AgendaEntry[], { from, to, now }: Range): number =>
  distinct(liveEntries(entries, now)).reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  )

type Candidate = { professionalId: string; busyMinutes: number }

/** Least busy first; who is as busy keeps the order given (the team's own). */
export const rankProfessionals = <T extends Candidate>(candidates: readonly T[]): T[] =>
  [...candidates].sort((a, b) => a.busyMinutes - b.busyMinutes)
