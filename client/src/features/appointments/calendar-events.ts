import type { Calendar } from '@event-calendar/core'
import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { drawnEnd } from '../../lib/wall-time'
import { closedSpans } from './closed-time'
import { clockOfMinutes, type DayBounds } from './day-bounds'

type Column = DayView['columns'][number]

export type CalendarInput = {
  day: DayView
  bounds: DayBounds
  mayMove: (appointment: Appointment) => boolean
}

const appointmentEvent = (appointment: Appointment, isEditable: boolean): Calendar.EventInput => {
  const { id, professionalId, localStart, end, timeZone, durationMinutes } = appointment

  return {
    id,
    resourceIds: [professionalId],
    start: localStart,
    end: drawnEnd(localStart, toLocal(end, timeZone), durationMinutes),
    editable: isEditable,
    extendedProps: { appointment },
  }
}

const background = (kind: string, resourceId: string, span: { start: string; end: string }, title = '') => ({
  id: `${kind} ${resourceId} ${span.start}`,
  resourceIds: [resourceId],
  start: span.start,
  end: span.end,
  title,
  display: 'background' as const,
  classNames: [`agenda-${kind}`],
  extendedProps: { label: title },
})

const columnBackgrounds = ({ professionalId, working, breaks }: Column, date: string, bounds: DayBounds) => {
  const wall = (minutes: number) => `${date}T${clockOfMinutes(minutes)}` as LocalDateTime
  const closed = closedSpans([...working, ...breaks], { start: wall(bounds.from), end: wall(bounds.to) })

  return [
    ...closed.map((span) => background('closed', professionalId, span)),
    ...breaks.map((pause) => background('break', professionalId, pause, pause.name)),
  ]
}

/** Everything the calendar draws, as wall-clock text: the component never sees an instant or a zone. */
export const calendarEvents = ({ day, bounds, mayMove }: CalendarInput): Calendar.EventInput[] => [
  ...day.appointments.map((appointment) =>
    appointmentEvent(appointment, isMovable(appointment.status) && mayMove(appointment)),
  ),
  ...day.columns.flatMap((column) => columnBackgrounds(column, day.date, bounds)),
  ...day.blocks.map(({ professionalId, localStart, localEnd }) =>
    background('block', professionalId, { start: localStart, end: localEnd }),
  ),
]
