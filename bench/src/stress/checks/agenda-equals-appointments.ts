import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { toMinutes } from '@reservaplus/shared/time/instant'

import { isLive, partsOf } from '../entry-rules'
import { type AgendaLine, lineOf, linesOf } from './agenda-lines'
import type { Check } from './violation'

const expectedOf = (appointment: Appointment): AgendaLine[] => {
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
