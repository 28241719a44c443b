import type { DayView } from '@reservaplus/shared/appointments/schema'

type Shown = { professionalId: string | undefined; showsCancelled: boolean }

/** The part of the day that was asked for; cancelled appointments stand in nobody's way unless wanted. */
export const shownDay = (day: DayView, { professionalId, showsCancelled }: Shown): DayView => {
  const isShown = (id: string) => professionalId === undefined || professionalId === id
  const columns = day.columns.filter((column) => isShown(column.professionalId))

  return {
    ...day,
    // A filter for somebody who left shows everybody rather than nothing.
    columns: columns.length > 0 ? columns : day.columns,
    appointments: day.appointments.filter(({ status }) => showsCancelled || status !== 'cancelled'),
  }
}
