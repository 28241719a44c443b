import { notifications } from '@mantine/notifications'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import type { StatusAction } from './status-actions'
import { appointmentTexts } from './texts'

/** The agenda, the open appointment and its history all show what just changed. */
export const useAppointmentChanged = () => {
  const cache = trpc.useUtils()

  return async (changed: Appointment) => {
    await Promise.all([
      cache.appointments.dayView.invalidate(),
      cache.appointments.get.invalidate({ id: changed.id }),
      cache.appointments.history.invalidate({ id: changed.id }),
      cache.availability.days.invalidate(),
    ])
  }
}

export const useChangeStatus = () => {
  const texts = useTexts(appointmentTexts)
  const refresh = useAppointmentChanged()
  const options = {
    onSuccess: (changed: Appointment) => {
      notifications.show({ message: texts[`done-${changed.status}`] })

      return refresh(changed)
    },
  }
  const mutations = {
    confirm: trpc.appointments.confirm.useMutation(options),
    checkIn: trpc.appointments.checkIn.useMutation(options),
    start: trpc.appointments.start.useMutation(options),
    complete: trpc.appointments.complete.useMutation(options),
    noShow: trpc.appointments.noShow.useMutation(options),
  } satisfies Record<StatusAction['action'], unknown>

  return {
    change: (action: StatusAction['action'], { id, version }: Appointment) => mutations[action].mutate({ id, version }),
    isPending: Object.values(mutations).some((mutation) => mutation.isPending),
    error: Object.values(mutations).find((mutation) => mutation.error)?.error,
  }
}
