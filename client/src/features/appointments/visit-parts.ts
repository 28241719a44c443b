import type { Appointment } from '@reservaplus/shared/appointments/schema'

/** A stretch of the visit, minutes from its start. */
export type VisitPart = { kind: 'work' | 'processing'; offset: number; minutes: number }

type Visit = Pick<Appointment, 'segments' | 'durationMinutes'>

/** Work, and the time in between in which the professional is free; what touches and is alike is one. */
export const visitParts = ({ segments, durationMinutes }: Visit): VisitPart[] => {
  const parts: VisitPart[] = []
  let offset = 0

  for (const { kind, minutes } of segments) {
    const last = parts.at(-1)

    if (last?.kind === kind) {
      last.minutes += minutes
    } else {
      parts.push({ kind, offset, minutes })
    }
    offset += minutes
  }

  return offset === durationMinutes ? parts : [{ kind: 'work', offset: 0, minutes: durationMinutes }]
}
