import * as z from 'zod'
import { clientId, professionalId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { instant, instantInput, localDate, localDateTime } from '../time/schema'
import { allowedActions } from './allowed'
import { actor, appointment, appointmentStatus } from './schema'

/** A local day of the organization, every professional or one. */
export const dayInput = z.object({ date: localDate, professionalId: professionalId.optional() })

export const longestListDays = 62

/** What an appointment must be to be shown: all of it. */
const filters = {
  professionalId: professionalId.optional(),
  serviceId: serviceId.optional(),
  clientId: clientId.optional(),
  status: appointmentStatus.optional(),
  /** Any words of the client's name, the service, the professional or the notes. */
  text: z.string().trim().max(80).optional(),
}
const cursor = z.string().max(2000).optional()

/** Half-open, at most `longestListDays`. */
export const listAppointmentsInput = z.object({
  from: instantInput,
  to: instantInput,
  ...filters,
  cursor,
  limit: z.int().min(1).max(100).default(50),
})
export type ListAppointmentsInput = Omit<z.infer<typeof listAppointmentsInput>, 'limit'> & {
  limit?: number | undefined
}

/** With what whoever asks may do with it now. */
export const deskAppointment = appointment.extend({ allowed: allowedActions })
export type DeskAppointment = z.infer<typeof deskAppointment>
export const appointmentPage = z.object({ items: z.array(deskAppointment), cursor: z.string().optional() })

const became = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value })
/** `name`: absent where there is no such one any more. */
const named = z.object({ id: z.string(), name: z.string().optional() })

/** What differs from before. */
export const appointmentChanges = z
  .object({
    status: became(appointmentStatus),
    start: became(instant),
    professional: became(named),
    service: became(named),
    durationMinutes: became(z.int()),
    price: became(money),
    /** Others that changed, by name: the notes, the client after a merge. */
    fields: z.array(z.string()),
  })
  .partial()
export type AppointmentChanges = z.infer<typeof appointmentChanges>

/** What happened to one appointment, oldest first. */
export const appointmentHistory = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      at: instant,
      actor,
      /** The team member's name; absent for clients, the system and accounts that are gone. */
      actorName: z.string().optional(),
      version: z.int(),
      /** As it was after that. */
      status: appointmentStatus,
      start: instant,
      durationMinutes: z.int(),
      changes: appointmentChanges,
      /** What was said about a change of status, for those who may know the client. */
      reason: z.string().optional(),
      /** Booked or moved to when nobody works, which somebody accepted. */
      outsideHours: z.literal(true).optional(),
    }),
  ),
})

export type AppointmentHistory = z.infer<typeof appointmentHistory>

/** What a calendar draws. */
export const calendarEntry = appointment
  .pick({
    id: true,
    start: true,
    end: true,
    localStart: true,
    status: true,
    professionalId: true,
    professionalName: true,
    clientId: true,
    clientName: true,
    serviceId: true,
    serviceName: true,
    durationMinutes: true,
    visitId: true,
    seriesId: true,
    isWalkIn: true,
    version: true,
  })
  .extend({ localEnd: localDateTime, price: money, professionalColor: z.string(), statusColor: z.string() })
export type CalendarEntry = z.infer<typeof calendarEntry>

/** Local days of the organization, both included, six weeks at most. */
export const calendarInput = z.object({
  from: localDate,
  to: localDate,
  professionalId: filters.professionalId,
  serviceId: filters.serviceId,
  status: filters.status,
  cursor,
})
export type CalendarInput = z.infer<typeof calendarInput>
export const longestCalendarDays = 42
/** `cursor`: there is more, for a calendar so full that one answer cannot hold it. */
export const calendarRange = z.object({
  timeZone: z.string(),
  items: z.array(calendarEntry),
  cursor: z.string().optional(),
})

export const ownDayInput = z.object({ professionalId: filters.professionalId })
/** The organization's day, whatever the clock of whoever asks says. */
export const todayList = z.object({ date: localDate, timeZone: z.string(), items: z.array(deskAppointment) })
export const upcomingInput = ownDayInput.extend({ limit: z.int().min(1).max(50).default(10) })
export const upcomingList = z.object({ items: z.array(deskAppointment) })

/**
 * Absent: tomorrow, on the organization's clock; whatever the organization itself has not confirmed. `client`: who has not
 * said that they come.
 */
export const unconfirmedInput = ownDayInput.extend({
  date: localDate.optional(),
  by: z.enum(['organization', 'client']).optional(),
})
/** Whom to call, and where. */
export const unconfirmedList = z.object({
  date: localDate,
  timeZone: z.string(),
  items: z.array(deskAppointment.extend({ phone: z.string().optional(), email: z.string().optional() })),
})
