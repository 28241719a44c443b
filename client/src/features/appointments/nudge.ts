import type { DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'

/** One press of an arrow key: steps of time or columns. */
export type Nudge = { steps: number; columns: number }

const nudges: Readonly<Record<string, Nudge>> = {
  ArrowUp: { steps: -1, columns: 0 },
  ArrowDown: { steps: 1, columns: 0 },
  ArrowLeft: { steps: 0, columns: -1 },
  ArrowRight: { steps: 0, columns: 1 },
}

export const nudgeOf = (key: string): Nudge | undefined => nudges[key]

/** The professional that many columns further, staying inside. */
export const columnAfter = (
  columns: DayView['columns'],
  professionalId: ProfessionalId,
  offset: number,
): DayView['columns'][number] | undefined => {
  const at = columns.findIndex((column) => column.professionalId === professionalId)

  return columns[Math.min(Math.max(at + offset, 0), columns.length - 1)]
}
