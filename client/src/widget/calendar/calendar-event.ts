import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'

/** What a calendar entry says about an appointment. */
export type CalendarEvent = {
  uid: string
  start: string
  end: string
  title: string
  place: string
}

/** The same id as in the confirmation mail's file: whoever adds both has one entry. */
export const eventOf = ({ id, start, end, serviceName, organization }: OwnAppointment): CalendarEvent => ({
  uid: `${id}@reservaplus`,
  start,
  end,
  title: `${serviceName} · ${organization.name}`,
  place: [organization.address, organization.city].filter(Boolean).join(', '),
})

/** 20261124T123000Z */
const compact = (instant: string) => instant.replaceAll(/[-:]/g, '')

export const googleAddress = ({ title, place, start, end }: CalendarEvent): string =>
  `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(start)}/${compact(end)}`,
    location: place,
  })}`

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`)

const bytes = new TextEncoder()

/** Lines of at most 75 bytes; what follows begins with a blank (RFC 5545, 3.1). */
const folded = (line: string): string => {
  let result = ''
  let length = 0
  for (const sign of line) {
    const size = bytes.encode(sign).length
    if (length + size > 74) {
      result += '\r\n '
      length = 1
    }
    result += sign
    length += size
  }

  return result
}

export const calendarFile = ({ uid, start, end, title, place }: CalendarEvent, stamp: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ReservaPlus//ES',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(stamp)}`,
    `DTSTART:${compact(start)}`,
    `DTEND:${compact(end)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
