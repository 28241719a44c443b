import { professionalEntries, resourceEntries, type ServiceTime } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { toMinutes } from '../time/instant'
import { occupies } from './lifecycle'
import type { Appointment } from './schema'

type Timed = Pick<Appointment, 'durationMinutes' | 'segments' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>

export const timeOf = (appointment: Timed): ServiceTime => ({
  durationMinutes: appointment.durationMinutes,
  segments: appointment.segments,
  before: appointment.bufferBeforeMinutes,
  after: appointment.bufferAfterMinutes,
})

type Occupant = Timed & Pick<Appointment, 'id' | 'start' | 'status' | 'resourceId' | 'hasAcceptedOverlap'>

/** What an appointment takes of its professional and of its room or chair; nothing once it is over or cancelled. */
export const agendaEntriesOf = (appointment: Occupant): { professional: AgendaEntry[]; resource: AgendaEntry[] } => {
  if (!occupies(appointment.status)) {
    return { professional: [], resource: [] }
  }
  const facts = {
    kind: 'appointment',
    id: appointment.id,
    start: toMinutes(appointment.start),
    overlapAccepted: appointment.hasAcceptedOverlap,
  } as const
  const time = timeOf(appointment)

  return {
    professional: professionalEntries(facts, time),
    resource: appointment.resourceId === undefined ? [] : resourceEntries(facts, time),
  }
}
