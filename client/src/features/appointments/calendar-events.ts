import type { Calendar } from '@event-calendar/core'
import { isMovable, occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { drawnEnd, shiftWall } from '../../lib/wall-time'
import { closedSpans } from './closed-time'
import { clockOfMinutes, type DayBounds } from './day-bounds'
import { type VisitPart, visitParts } from './visit-parts'

type Column = DayView['columns'][number]

export type CalendarInput = {
  day: DayView
  bounds: DayBounds
  mayMove: (appointment: Appointment) => boolean
  /** What to read in the stretch in which the client waits and the professional is free. */
  processingLabel: (appointment: Appointment) => string
}

/** One card for each stretch of work; what lies between is background, so that it can be clicked and dropped on. */
const appointmentEvents = (appointment: Appointment, isEditable: boolean, label: string): Calendar.EventInput[] => {
  const { id, professionalId, localStart, end, timeZone, durationMinutes, status } = appointment
  const whole: VisitPart = { kind: 'work', offset: 0, minutes: durationMinutes }
  const parts = occupies(status) || status === 'completed' ? visitParts(appointment) : [whole]
  const lastEnd = drawnEnd(localStart, toLocal(end, timeZone), durationMinutes)

  return parts.map(({ kind, offset, minutes }, index) => {
    const span = {
      start: shiftWall(localStart, offset),
      end: index === parts.length - 1 ? lastEnd : shiftWall(localStart, offset + minutes),
    }

    return kind === 'processing'
      ? { ...background('processing', professionalId, span, label), id: `processing ${id} ${offset}` }
      : {
          id: offset === 0 ? id : `${id} ${offset}`,
          resourceIds: [professionalId],
          ...span,
          editable: isEditable,
          extendedProps: { appointmentId: id, minutes, isContinued: offset > 0 },
        }
  })
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
export const calendarEvents = ({ day, bounds, mayMove, processingLabel }: CalendarInput): Calendar.EventInput[] => [
  ...day.appointments.flatMap((appointment) =>
    appointmentEvents(appointment, isMovable(appointment.status) && mayMove(appointment), processingLabel(appointment)),
  ),
  ...day.columns.flatMap((column) => columnBackgrounds(column, day.date, bounds)),
  ...day.blocks.map(({ professionalId, localStart, localEnd }) =>
    background('block', professionalId, { start: localStart, end: localEnd }),
  ),
]
