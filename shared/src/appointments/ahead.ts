import type * as z from 'zod'
import { appointment } from './schema'

/** Enough to find it, to call the client and to move it. */
export const appointmentAhead = appointment.pick({
  id: true,
  start: true,
  end: true,
  localStart: true,
  status: true,
  professionalId: true,
  professionalName: true,
  serviceId: true,
  serviceName: true,
  resourceId: true,
  clientId: true,
  clientName: true,
  version: true,
})
export type AppointmentAhead = z.infer<typeof appointmentAhead>
