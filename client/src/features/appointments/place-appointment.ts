import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toInstant, toLocal } from '@reservaplus/shared/time/zone'
import type { Place } from './agenda-calendar-props'

type Placed = { start: Instant; localStart: LocalDateTime }

/** Where a wall clock of the agenda really lies: skipped times move forward, repeated ones are the first. */
export const placeOnClock = (wall: LocalDateTime, timeZone: string): Placed => {
  const start = toInstant(wall, timeZone)

  return { start, localStart: toLocal(start, timeZone) }
}

/** The appointment as it will look if the move is accepted. */
export const placed = (appointment: Appointment, { start, professionalId }: Place, day: DayView): Appointment => {
  const target = placeOnClock(start, day.timeZone)
  const column = day.columns.find((candidate) => candidate.professionalId === professionalId)

  return {
    ...appointment,
    ...target,
    end: addMinutes(target.start, appointment.durationMinutes),
    professionalId,
    professionalName: column?.name ?? appointment.professionalName,
  }
}

export const withPlaced = <Day extends DayView>(day: Day, appointment: Appointment, place: Place): Day => ({
  ...day,
  appointments: day.appointments.map((candidate) =>
    candidate.id === appointment.id ? placed(candidate, place, day) : candidate,
  ),
})
