import '@event-calendar/core/index.css'
import './status.css'
import './agenda-calendar.css'
import './appointment-card.css'
import type { Calendar } from '@event-calendar/core'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react'
import type { AgendaCalendarProps } from './agenda-calendar-props'
import { cardIdOf, neighbourCard } from './agenda-focus'
import { calendarEvents } from './calendar-events'
import { dayBounds } from './day-bounds'
import { nudgeOf } from './nudge'
import { useCalendar } from './use-calendar'

/** The day by professional. All that is known about the calendar component stays in this file and `use-calendar`. */
export const AgendaCalendar = (props: AgendaCalendarProps) => {
  const { day, label, mayMove, processingLabel, onOpen, onNudge, onEscape } = props
  const container = useRef<HTMLDivElement>(null)
  const bounds = useMemo(() => dayBounds(day), [day])
  const events: Calendar.EventInput[] = useMemo(
    () => calendarEvents({ day, bounds, mayMove, processingLabel }),
    [day, bounds, mayMove, processingLabel],
  )
  const { wasDragging } = useCalendar({ ...props, container, events, bounds })
  const focusWanted = useRef<string | undefined>(undefined)

  useEffect(() => {
    const frame = container.current
    if (!frame) {
      return
    }
    const observer = new MutationObserver(() => focusCard(frame, focusWanted.current))
    observer.observe(frame, { childList: true, subtree: true })

    return () => observer.disconnect()
  }, [])

  const open = (event: MouseEvent) => {
    const id = cardIdOf(event.target)

    if (id !== undefined && !wasDragging()) {
      onOpen(id)
    }
  }

  const walkOrMove = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onEscape()
      return
    }
    const nudge = nudgeOf(event.key)
    const appointment = day.appointments.find(({ id }) => id === cardIdOf(event.target))

    if (!nudge || !appointment) {
      return
    }
    event.preventDefault()

    if (event.altKey) {
      onNudge(appointment, nudge)
    } else {
      neighbourCard(event.currentTarget, event.target, nudge)?.focus()
    }
  }

  return (
    <section
      className="agenda-frame"
      aria-label={label}
      onClick={open}
      onKeyDown={walkOrMove}
      onFocus={(event) => {
        focusWanted.current = cardIdOf(event.target)
      }}
      onBlur={({ target }) => {
        // Cards are recreated with every change: only a card that is still there afterwards was left on purpose.
        setTimeout(() => {
          if (target.isConnected && focusWanted.current === cardIdOf(target) && target !== document.activeElement) {
            focusWanted.current = undefined
          }
        })
      }}
    >
      <div ref={container} className="agenda-calendar" />
    </section>
  )
}

const focusCard = (frame: HTMLElement, id: string | undefined) => {
  if (id !== undefined && document.activeElement === document.body) {
    frame.querySelector<HTMLElement>(`[data-appointment="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
  }
}
