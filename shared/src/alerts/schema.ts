import * as z from 'zod'
import { appointmentId, eventId, organizationId, professionalId, serviceId, userId } from '../ids/schema'
import { instant, instantInput } from '../time/schema'

/** What a member of the team is alerted to. */
export const alertKind = z.enum(['booked', 'moved', 'cancelled', 'confirmed', 'reviewed', 'paid'])
export type AlertKind = z.infer<typeof alertKind>

/** Where they see it: nowhere, in the app, or there and on every device where they allowed it. */
export const alertReach = z.enum(['off', 'app', 'devices'])
export type AlertReach = z.infer<typeof alertReach>

export const alertPreferences = z.partialRecord(alertKind, alertReach)
export type AlertPreferences = z.infer<typeof alertPreferences>

/** Of a kind of which somebody has never said anything. */
export const usualReach: AlertReach = 'devices'

/** Ids and times only: names are read where it is shown, by whoever may read them. */
const facts = {
  kind: alertKind,
  /** When it happened. */
  at: instant,
  appointmentId: appointmentId.optional(),
  start: instant.optional(),
  professionalId: professionalId.optional(),
  serviceId: serviceId.optional(),
}

/** One thing that one person is told; `id` is that of the event. */
export const alert = z.object({
  id: eventId,
  organizationId,
  userId,
  ...facts,
  /** When it was written down, which may be later than `at`. */
  createdAt: instant,
})
export type Alert = z.infer<typeof alert>
export type AlertFacts = Omit<Alert, 'id' | 'organizationId' | 'userId' | 'createdAt'>

export const shownAlert = z.object({ id: eventId, ...facts, isNew: z.boolean() })
export type ShownAlert = z.infer<typeof shownAlert>

/** As many as are counted: whoever has more reads "99+". */
export const mostNewAlerts = 100

export const newAlerts = z.object({ count: z.int().max(mostNewAlerts) })

/** Everything that was written down until then has been seen. */
export const markAlertsSeenInput = z.object({ until: instantInput })

export const allAlertPreferences = z.record(alertKind, alertReach)
export type AllAlertPreferences = z.infer<typeof allAlertPreferences>

export const listAlertsInput = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export const alertPage = z.object({ items: z.array(shownAlert), cursor: z.string().optional() })
