import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'
import { toMinutes } from '@reservaplus/shared/time/instant'

import { isLive, partsOf } from '../entry-rules'
import { organizationGap } from '../place-plan'
import type { Check } from './violation'

type Expected = { line: string; isRequired: boolean }

const lineOf = (
  resourceId: string,
  day: string,
  { id, start, end, before, after }: Omit<AgendaEntry, 'kind' | 'overlapAccepted'>,
) => [resourceId, day, id, start, end, before, after].join(' ')

/** In every day it touches with its buffers; in those that only the gap reaches it may stand. */
const linesOf = (
  resourceId: string,
  id: string,
  part: { start: number; end: number; before: number; after: number },
) => {
  const required = new Set<string>(utcDaysBetween(part.start - part.before, part.end + part.after))
  const gap = organizationGap
  const allowed = utcDaysBetween(part.start - Math.max(part.before, gap), part.end + Math.max(part.after, gap))

  return allowed.map(
    (day): Expected => ({
      line: lineOf(resourceId, day, { ...part, id }),
      isRequired: required.has(day),
    }),
  )
}

const expectedOf = (appointment: Appointment): Expected[] => {
  const { id, durationMinutes, segments, professionalId, resourceId } = appointment
  const start = toMinutes(appointment.start)
  const buffers = { before: appointment.bufferBeforeMinutes, after: appointment.bufferAfterMinutes }
  const ofProfessional = partsOf(start, { durationMinutes, segments, ...buffers })
  const ofResource = [{ start, end: start + durationMinutes, ...buffers }]

  return [
    ...ofProfessional.flatMap((part) => linesOf(professionalId, id, part)),
    ...(resourceId === undefined ? [] : ofResource.flatMap((part) => linesOf(resourceId, id, part))),
  ]
}

/** Every live appointment stands in the agenda where and as long as it says, and nothing else does. */
export const checkAgenda: Check = ({ snapshot }) => {
  const expected = snapshot.appointments.filter(isLive).flatMap(expectedOf)
  const allowed = new Set(expected.map(({ line }) => line))
  const found = snapshot.agenda.flatMap(({ resourceId, day, entries }) =>
    entries.filter(({ kind }) => kind === 'appointment').map((entry) => lineOf(resourceId, day, entry)),
  )
  const present = new Set(found)
  const missing = expected.filter(({ line, isRequired }) => isRequired && !present.has(line))

  return [
    ...missing.map(({ line }) => ({ check: 'agenda-lacks', detail: line })),
    ...found.filter((line) => !allowed.has(line)).map((line) => ({ check: 'agenda-has-extra', detail: line })),
    ...(found.length === present.size ? [] : [{ check: 'agenda-twice', detail: `${found.length - present.size}` }]),
  ]
}
