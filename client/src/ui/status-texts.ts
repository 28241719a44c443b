import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { defineTexts } from '@reservaplus/shared/texts/define-texts'

type Words = Record<AppointmentStatus, string>

/** What the status of an appointment is called, wherever it is shown. */
export const statusTexts = defineTexts({
  es: {
    pending: 'Por confirmar',
    confirmed: 'Confirmada',
    checked_in: 'Llegó',
    in_progress: 'En curso',
    completed: 'Realizada',
    cancelled: 'Cancelada',
    no_show: 'No asistió',
  } satisfies Words,
  en: {
    pending: 'To confirm',
    confirmed: 'Confirmed',
    checked_in: 'Arrived',
    in_progress: 'In progress',
    completed: 'Completed',
    cancelled: 'Cancelled',
    no_show: 'No show',
  } satisfies Words,
  pt: {
    pending: 'A confirmar',
    confirmed: 'Confirmado',
    checked_in: 'Chegou',
    in_progress: 'Em andamento',
    completed: 'Realizado',
    cancelled: 'Cancelado',
    no_show: 'Não compareceu',
  } satisfies Words,
})
