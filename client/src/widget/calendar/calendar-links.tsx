import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { useTexts } from '../texts/widget-texts'
import { calendarFile, eventOf, googleAddress } from './calendar-event'

export type CalendarLinksProps = { appointment: OwnAppointment }

/** Made here, when asked for: no request, and nothing about the person in an address. */
const download = (appointment: OwnAppointment, name: string) => {
  const stamp = `${new Date().toISOString().slice(0, 19)}Z`
  const file = new Blob([calendarFile(eventOf(appointment), stamp)], { type: 'text/calendar' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.ics`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export const CalendarLinks = ({ appointment }: CalendarLinksProps) => {
  const texts = useTexts()

  return (
    <div className="calendars">
      <h3>{texts.addToCalendar}</h3>
      <div className="buttons">
        <a className="plain" href={googleAddress(eventOf(appointment))} target="_blank" rel="noopener noreferrer">
          {texts.googleCalendar}
        </a>
        <button type="button" className="plain" onClick={() => download(appointment, texts.calendarFileName)}>
          {texts.calendarFile}
        </button>
      </div>
    </div>
  )
}
