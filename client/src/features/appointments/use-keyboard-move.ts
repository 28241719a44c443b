import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { useEffect, useEffectEvent, useState } from 'react'
import { shiftWall } from '../../lib/wall-time'
import type { Place } from './agenda-calendar-props'
import { columnAfter, type Nudge } from './nudge'

const stepMinutes = 5
/** Several presses are one move: the server hears of the place where the hand stops. */
const settleMilliseconds = 900

export type PendingMove = { appointment: Appointment; place: Place }

export const useKeyboardMove = (
  day: DayView | undefined,
  canTake: (appointment: Appointment, professionalId: ProfessionalId) => boolean,
  onSettle: (move: PendingMove) => void,
) => {
  const [pending, setPending] = useState<PendingMove>()
  const settle = useEffectEvent((move: PendingMove) => {
    setPending(undefined)

    const { appointment, place } = move
    if (place.start !== appointment.localStart || place.professionalId !== appointment.professionalId) {
      onSettle(move)
    }
  })

  useEffect(() => {
    if (!pending) {
      return
    }
    const timer = setTimeout(() => settle(pending), settleMilliseconds)

    return () => clearTimeout(timer)
  }, [pending])

  const nudge = (appointment: Appointment, { steps, columns }: Nudge) =>
    setPending((current) => {
      const from =
        current?.appointment.id === appointment.id
          ? current
          : {
              appointment,
              place: { start: appointment.localStart, professionalId: appointment.professionalId },
            }
      // Columns that cannot take it are stepped over.
      const able = day?.columns.filter(({ professionalId }) => canTake(from.appointment, professionalId))
      const column = able && columnAfter(able, from.place.professionalId, columns)

      return {
        appointment: from.appointment,
        place: {
          start: shiftWall(from.place.start, steps * stepMinutes),
          professionalId: column?.professionalId ?? from.place.professionalId,
        },
      }
    })

  return { pending, nudge, giveUp: () => setPending(undefined) }
}
