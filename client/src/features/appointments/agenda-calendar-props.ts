import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import type { Nudge } from './nudge'

export type Place = { start: LocalDateTime; professionalId: ProfessionalId }

export type AgendaCalendarProps = {
  day: DayView
  /** Numeric offset of the salon for the now line, e.g. `-03:00`; remount with `key` when it changes. */
  offset: string
  localeTag: string
  label: string
  /** Where the day opens, minutes of the day. */
  scrollTo: number
  noteOf: (column: DayView['columns'][number]) => string
  describe: (appointment: Appointment) => { time: string; label: string }
  mayMove: (appointment: Appointment) => boolean
  /** Whether this professional does the service of the appointment. */
  canTake: (appointment: Appointment, professionalId: ProfessionalId) => boolean
  processingLabel: (appointment: Appointment) => string
  onOpen: (id: string) => void
  onCreate: ((place: Place) => void) | undefined
  onMove: (appointment: Appointment, place: Place) => void
  onNudge: (appointment: Appointment, nudge: Nudge) => void
  onEscape: () => void
}
