import type { Appointment } from '../appointments/schema'
import { restOf } from './position'
import type { PaymentPart } from './schema'

/** Each of them in turn as far as it is owed; what is more than all of them goes to the last. */
export const allocate = (amount: number, appointments: readonly Appointment[]): PaymentPart[] => {
  let left = amount
  const parts = appointments.map((appointment, index) => {
    const isLast = index === appointments.length - 1
    const part = isLast ? left : Math.min(left, restOf(appointment))
    left -= part

    return { appointmentId: appointment.id, professionalId: appointment.professionalId, amount: part, refunded: 0 }
  })

  return parts.filter((part) => part.amount > 0)
}
