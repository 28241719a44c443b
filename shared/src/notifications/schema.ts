import * as z from 'zod'

export const appointmentMailKind = z.enum(['requested', 'booked', 'confirmed', 'rescheduled', 'cancelled'])
export type AppointmentMailKind = z.infer<typeof appointmentMailKind>
