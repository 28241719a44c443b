import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { bookingTexts } from './booking-texts'
import { useAppointmentChanged } from './use-change-status'

export const useCreateAppointment = (onCreated: (id: string) => void) => {
  const texts = useTexts(bookingTexts)
  const refresh = useAppointmentChanged()
  const cache = trpc.useUtils()
  const key = useRef<string>(undefined)
  const create = trpc.appointments.create.useMutation({
    onSuccess: async (created) => {
      notifications.show({ message: texts.created })
      await Promise.all([refresh(created), cache.clients.list.invalidate()])
      onCreated(created.id)
    },
    // No answer, or one that tells of a fault, may hide a success: only then the same key is sent again.
    onError: ({ data }) => {
      if (data && data.httpStatus < 500) {
        key.current = undefined
      }
    },
  })

  return {
    create,
    key: () => {
      key.current ??= newIdempotencyKey()

      return key.current
    },
  }
}
