import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { type IconName, iconPath } from '../../ui/icon'
import { statusIcons } from './status-icons'

/** `minutes`: how long the stretch is that this card shows. */
export type CardText = { time: string; label: string; minutes: number }

const svgNamespace = 'http://www.w3.org/2000/svg'

const iconElement = (name: IconName): SVGElement => {
  const svg = document.createElementNS(svgNamespace, 'svg')
  const path = document.createElementNS(svgNamespace, 'path')

  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('agenda-icon')
  path.setAttribute('d', iconPath(name))
  svg.append(path)

  return svg
}

const line = (className: string, text: string): HTMLSpanElement => {
  const element = document.createElement('span')

  element.className = className
  element.textContent = text

  return element
}

/**
 * A real button in plain DOM: the calendar owns these nodes, recreates them as it likes and shows two of one
 * appointment during a drag. Clicks and keys are heard by the calendar's frame.
 */
export const appointmentCard = (appointment: Appointment, { time, label, minutes }: CardText): HTMLElement => {
  const { id, status, clientName, serviceName } = appointment
  const card = document.createElement('button')
  const head = document.createElement('span')

  card.type = 'button'
  card.tabIndex = -1
  card.className = minutes < 30 ? 'agenda-card agenda-card-short' : 'agenda-card'
  card.dataset.appointment = id
  card.dataset.status = status
  card.title = label
  card.setAttribute('aria-label', label)
  head.className = 'agenda-card-head'
  head.append(line('agenda-card-time', time), line('agenda-card-client', clientName), iconElement(statusIcons[status]))
  card.append(head, line('agenda-card-service', serviceName))

  return card
}

/** Head of a professional's column. */
export const columnHead = (name: string, note: string, color: string): HTMLElement => {
  const head = document.createElement('span')
  const dot = document.createElement('span')

  head.className = 'agenda-column-head'
  dot.className = 'agenda-column-dot'
  dot.style.backgroundColor = color
  head.append(dot, line('agenda-column-name', name), line('agenda-column-note', note))

  return head
}
