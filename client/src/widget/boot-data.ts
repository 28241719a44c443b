import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Availability, Catalogue } from '@reservaplus/shared/availability/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import type { LocalDate } from '@reservaplus/shared/time/schema'

/** The free times that the page already carries, and of which question. */
export type FirstAvailability = Availability & {
  serviceId: string
  professionalId: string
  from: LocalDate
  to: LocalDate
}

export type BookingData = {
  page: 'widget' | 'salon'
  locale: Locale
  catalogue: Catalogue
  availability?: FirstAvailability
}
export type ManageData = {
  page: 'manage'
  locale: Locale
  token: string
  appointment: OwnAppointment
  /** What the link that was followed is for. */
  view?: 'times'
}
export type BootData = BookingData | ManageData

/** Written into the page by the API, in the same release as this file: read as it stands. */
export const readBootData = (): BootData => JSON.parse(document.getElementById('data')?.textContent ?? '{}')
