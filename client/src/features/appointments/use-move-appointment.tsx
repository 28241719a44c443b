import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency'
import { useLocale, useTexts } from '../../lib/locale'
import { type Problem, problemOf } from '../../lib/problem'
import { trpc } from '../../lib/trpc'
import type { Place } from './agenda-calendar-props'
import { agendaTexts } from './agenda-texts'
import { momentSeenFrom } from './moment-seen-from'
import { placeOnClock, withPlaced } from './place-appointment'

/** Without a problem: the professional does not do this service, which need not be asked. */
export type MoveConflict = { appointment: Appointment; place: Place; problem?: Problem }

type CanTake = (appointment: Appointment, professionalId: ProfessionalId) => boolean

type Move = { appointment: Appointment; place: Place; isUndo?: boolean }

/** Shows the move at once, takes it back when the server refuses and keeps the refusal to explain it. */
export const useMoveAppointment = (date: LocalDate, day: DayView | undefined, canTake: CanTake) => {
  const texts = useTexts(agendaTexts)
  const { locale } = useLocale()
  const cache = trpc.useUtils()
  const [conflict, setConflict] = useState<MoveConflict>()
  const reschedule = trpc.appointments.reschedule.useMutation()

  const tell = (moved: Appointment, undo: (() => void) | undefined) => {
    const text = texts.movedTo({
      time: momentSeenFrom(date, moved.localStart, locale),
      professional: moved.professionalName,
    })
    // Of its own: one that is leaving would take a new one of the same name with it.
    const id = `moved ${moved.id} ${moved.version}`

    notifications.show({
      id,
      // Long enough to read it, doubt and reach for the way back.
      autoClose: 8000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {text}
          {undo && (
            <Button
              size="compact-sm"
              variant="light"
              flex="none"
              onClick={() => {
                notifications.hide(id)
                undo()
              }}
            >
              {texts.undo}
            </Button>
          )}
        </Group>
      ),
    })
  }

  const move = async ({ appointment, place, isUndo = false }: Move) => {
    if (!day) {
      return
    }
    if (!canTake(appointment, place.professionalId)) {
      // The word of an earlier success beside this would confuse.
      notifications.clean()
      setConflict({ appointment, place })
      return
    }
    await cache.appointments.dayView.cancel({ date })
    const before = cache.appointments.dayView.getData({ date })
    cache.appointments.dayView.setData({ date }, (current) => current && withPlaced(current, appointment, place))

    try {
      const moved = await reschedule.mutateAsync({
        id: appointment.id,
        start: placeOnClock(place.start, day.timeZone).start,
        professionalId: place.professionalId,
        version: appointment.version,
        idempotencyKey: newIdempotencyKey(),
      })
      const back = { start: appointment.localStart, professionalId: appointment.professionalId }
      tell(moved, isUndo ? undefined : () => void move({ appointment: moved, place: back, isUndo: true }))
    } catch (error) {
      cache.appointments.dayView.setData({ date }, before)
      setConflict({ appointment, place, problem: problemOf(error) })
    } finally {
      await Promise.all([
        // Both days: it may have gone to another one that was looked at before.
        cache.appointments.dayView.invalidate(),
        cache.appointments.get.invalidate({ id: appointment.id }),
        cache.appointments.history.invalidate({ id: appointment.id }),
      ])
    }
  }

  return { move, conflict, dismissConflict: () => setConflict(undefined), isMoving: reschedule.isPending }
}
