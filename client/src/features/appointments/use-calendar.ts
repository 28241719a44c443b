import { type Calendar, createCalendar, destroyCalendar, Interaction, ResourceTimeGrid } from '@event-calendar/core'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { roundDownWall, shiftWall, wallOfText } from '../../lib/wall-time'
import type { AgendaCalendarProps } from './agenda-calendar-props'
import { keepOneTabStop } from './agenda-focus'
import { appointmentCard, columnHead } from './appointment-card'
import { clockOfMinutes, type DayBounds } from './day-bounds'

type CalendarProps = AgendaCalendarProps & {
  container: RefObject<HTMLDivElement | null>
  events: Calendar.EventInput[]
  bounds: DayBounds
}

/** The component's table roles have no table inside; the section and the buttons carry the meaning. */
const stripRoles = (frame: Element) => {
  for (const element of frame.querySelectorAll('[role]')) {
    element.removeAttribute('role')
    element.removeAttribute('aria-colindex')
  }
}

/** While something is dragged: the columns in which it may not be dropped. */
const shadeColumns = (frame: Element | null, allowed: readonly boolean[]) => {
  for (const [index, column] of [...(frame?.querySelectorAll('.ec-body .ec-day') ?? [])].entries()) {
    column.toggleAttribute('data-barred', allowed[index] === false)
  }
}

const clock24 = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const clock12 = { hour: 'numeric', minute: '2-digit', hour12: true } as const

/** As shared/time writes them: twelve hours in English only. */
const clockOf = (localeTag: string) => (localeTag === 'en' ? clock12 : clock24)

const minutesOf = ({ days, seconds }: Calendar.Duration) => days * 1440 + seconds / 60

export const useCalendar = (props: CalendarProps) => {
  const { container, day, events, bounds, offset, localeTag, scrollTo } = props
  const calendar = useRef<Calendar>(undefined)
  const drag = useRef({ isActive: false, isCancelled: false, endedAt: 0 })
  const latestEvents = useRef(events)

  const appointmentOf = useEffectEvent((event: Calendar.Event): Appointment | undefined =>
    props.day.appointments.find(({ id }) => id === event.extendedProps.appointmentId),
  )

  const content = useEffectEvent((info: Calendar.EventContentInfo): Calendar.Content => {
    const appointment = appointmentOf(info.event)

    if (!appointment) {
      const { label } = info.event.extendedProps

      return typeof label === 'string' ? label : ''
    }
    const { time, label } = props.describe(appointment)
    const { minutes, isContinued } = info.event.extendedProps
    const shownTime = isPreview(info) || isContinued ? info.timeText : time

    return { domNodes: [appointmentCard(appointment, { time: shownTime, label, minutes: Number(minutes) })] }
  })

  const label = useEffectEvent(({ resource }: Calendar.ResourceLabelInfo): Calendar.Content => {
    const column = props.day.columns.find(({ professionalId }) => professionalId === resource.id)

    return column ? { domNodes: [columnHead(column.name, props.noteOf(column), column.color)] } : ''
  })

  const drop = useEffectEvent((info: Calendar.EventDropInfo) => {
    const appointment = appointmentOf(info.event)

    if (!appointment || drag.current.isCancelled) {
      info.revert()
      return
    }
    // The component's dates are in the browser's zone: only the distance is taken from it.
    const start = shiftWall(appointment.localStart, minutesOf(info.delta))
    const professionalId = (info.newResource?.id ?? appointment.professionalId) as ProfessionalId

    if (!props.canTake(appointment, professionalId)) {
      info.revert()
    }
    if (start !== appointment.localStart || professionalId !== appointment.professionalId) {
      props.onMove(appointment, { start, professionalId })
    }
  })

  const create = useEffectEvent(({ dateStr, resource }: Calendar.DateClickInfo) => {
    if (resource) {
      props.onCreate?.({
        start: roundDownWall(wallOfText(dateStr), 15),
        professionalId: resource.id as ProfessionalId,
      })
    }
  })

  const dragStarted = useEffectEvent((event: Calendar.Event) => {
    const appointment = appointmentOf(event)

    drag.current = { ...drag.current, isActive: true, isCancelled: false }
    shadeColumns(
      container.current,
      props.day.columns.map(({ professionalId }) => !appointment || props.canTake(appointment, professionalId)),
    )
  })

  const dragStopped = useEffectEvent(() => {
    shadeColumns(container.current, [])
    drag.current.isActive = false
    drag.current.endedAt = performance.now()
    // What arrived in mid-drag is shown once the drop is settled.
    setTimeout(() => calendar.current?.setOption('events', latestEvents.current))
  })

  const resourcesOf = useEffectEvent(() => props.day.columns.map(({ professionalId }) => ({ id: professionalId })))

  // biome-ignore lint/correctness/useExhaustiveDependencies: mounts once; what changes is passed on below
  useEffect(() => {
    const frame = container.current
    if (!frame) {
      return
    }
    const mounted = createCalendar(frame, [ResourceTimeGrid, Interaction], {
      view: 'resourceTimeGridDay',
      headerToolbar: { start: '', center: '', end: '' },
      allDaySlot: false,
      columnWidth: 'minmax(9.5rem, 36rem)',
      date: day.date,
      timeZone: offset,
      locale: localeTag,
      nowIndicator: true,
      height: '100%',
      slotDuration: '00:15',
      slotLabelInterval: '01:00',
      slotHeight: 20,
      snapDuration: '00:05',
      slotEventOverlap: false,
      slotMinTime: clockOfMinutes(bounds.from),
      slotMaxTime: clockOfMinutes(bounds.to),
      slotLabelFormat: clockOf(localeTag),
      eventTimeFormat: clockOf(localeTag),
      displayEventEnd: false,
      scrollTime: clockOfMinutes(scrollTo),
      eventDurationEditable: false,
      eventLongPressDelay: 350,
      longPressDelay: 350,
      resources: resourcesOf(),
      events: latestEvents.current,
      eventContent: (info) => content(info),
      resourceLabelContent: (info) => label(info),
      eventDragStart: ({ event }) => dragStarted(event),
      eventDragStop: () => dragStopped(),
      eventDrop: (info) => drop(info),
      dateClick: (info) => create(info),
    })
    const tidy = () => {
      stripRoles(frame)
      keepOneTabStop(frame)
    }
    const observer = new MutationObserver(tidy)
    const cancelDrag = ({ key }: globalThis.KeyboardEvent) => {
      if (key === 'Escape' && drag.current.isActive) {
        drag.current.isCancelled = true
      }
    }

    calendar.current = mounted
    tidy()
    observer.observe(frame, { childList: true, subtree: true })
    window.addEventListener('keydown', cancelDrag)

    return () => {
      observer.disconnect()
      window.removeEventListener('keydown', cancelDrag)
      calendar.current = undefined
      void destroyCalendar(mounted)
    }
  }, [])

  useEffect(() => {
    calendar.current?.setOption('slotMinTime', clockOfMinutes(bounds.from))
    calendar.current?.setOption('slotMaxTime', clockOfMinutes(bounds.to))
  }, [bounds])

  useEffect(() => {
    calendar.current?.setOption('date', day.date)
    calendar.current?.setOption('scrollTime', clockOfMinutes(scrollTo))
  }, [day.date, scrollTo])

  useEffect(() => {
    calendar.current?.setOption(
      'resources',
      day.columns.map(({ professionalId }) => ({ id: professionalId })),
    )
  }, [day.columns])

  useEffect(() => {
    latestEvents.current = events

    if (!drag.current.isActive) {
      calendar.current?.setOption('events', events)
    }
  }, [events])

  return {
    /** A drag ends with a click on the same card, which must not open it. */
    wasDragging: () => drag.current.isActive || performance.now() - drag.current.endedAt < 150,
  }
}

const isPreview = ({ event }: Calendar.EventContentInfo) => event.display === 'preview'
