import * as z from 'zod'
import { appointment } from './schema'

/** One appointment in a client's list. */
export const clientVisit = appointment.pick({
  id: true,
  start: true,
  localStart: true,
  status: true,
  serviceName: true,
  professionalName: true,
  price: true,
})

/** Latest first, those to come included. */
export const clientVisits = z.object({ items: z.array(clientVisit) })
export type ClientVisits = z.infer<typeof clientVisits>
