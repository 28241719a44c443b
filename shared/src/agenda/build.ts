import type { ServiceSegment } from '../services/schema'
import type { AgendaEntry } from './entry'

/** What of a service's time an entry needs: its length, its parts and its buffers. */
export type ServiceTime = {
  durationMinutes: number
  segments: readonly ServiceSegment[]
  before: number
  after: number
}

/** What takes the time: whose id, which kind, from when. */
export type EntryFacts = Pick<AgendaEntry, 'kind' | 'id' | 'start'> &
  Partial<Pick<AgendaEntry, 'overlapAccepted' | 'expiresAt'>>

type WorkPart = { offset: number; minutes: number }

/** The parts in which the professional is busy; two that touch are one. */
const workParts = ({ segments, durationMinutes }: ServiceTime): WorkPart[] => {
  const parts: WorkPart[] = []
  let offset = 0

  for (const { kind, minutes } of segments) {
    const last = parts.at(-1)
    if (kind === 'work' && last && last.offset + last.minutes === offset) {
      last.minutes += minutes
    } else if (kind === 'work') {
      parts.push({ offset, minutes })
    }
    offset += minutes
  }

  return parts.length > 0 ? parts : [{ offset: 0, minutes: durationMinutes }]
}

const entryOf = (facts: EntryFacts, time: ServiceTime, parts: readonly WorkPart[]): AgendaEntry[] =>
  parts.map(({ offset, minutes }, index) => ({
    kind: facts.kind,
    id: facts.id,
    start: facts.start + offset,
    end: facts.start + offset + minutes,
    before: index === 0 ? time.before : 0,
    after: index === parts.length - 1 ? time.after : 0,
    overlapAccepted: facts.overlapAccepted ?? false,
    ...(facts.expiresAt === undefined ? {} : { expiresAt: facts.expiresAt }),
  }))

/** The professional is free while a service processes: one entry for each work segment. */
export const professionalEntries = (facts: EntryFacts, time: ServiceTime): AgendaEntry[] =>
  entryOf(facts, time, workParts(time))

/** The room or chair is taken from the first minute to the last. */
export const resourceEntries = (facts: EntryFacts, time: ServiceTime): AgendaEntry[] =>
  entryOf(facts, time, [{ offset: 0, minutes: time.durationMinutes }])
