import * as z from 'zod'
import { addOnId, appointmentId, professionalId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { publicOrganization, publicRules, slug } from '../organizations/schema'
import { publicProfessional } from '../professionals/schema'
import { publicService } from '../services/schema'
import { instant, localDate, localDateTime } from '../time/schema'

export const anyProfessional = z.literal('any')

/** A bookable time. `local` is the wall clock of the place, which is what people read. */
export const slot = z.object({ start: instant, local: localDateTime, professionalId })
export type Slot = z.infer<typeof slot>

export const daySlots = z.object({ date: localDate, slots: z.array(slot) })
export type DaySlots = z.infer<typeof daySlots>

/** What is booked with the service. */
export const addOnIds = z.array(addOnId).max(10)

export const longestAvailabilityDays = 31

/** `compact`: first what leaves the fewest minutes of a day in gaps that are too short for anything. */
export const slotOrder = z.enum(['plain', 'compact'])
export type SlotOrder = z.infer<typeof slotOrder>

/** At most `longestAvailabilityDays` local days, both ends included. Days before today are answered as empty. */
export const availabilityInput = z.object({
  serviceId,
  professionalId: z.union([professionalId, anyProfessional]),
  addOnIds: addOnIds.optional(),
  from: localDate,
  to: localDate,
})
export type AvailabilityInput = z.infer<typeof availabilityInput>

/** `appointmentId`: for moving this one, which keeps its own time and does not stand in its own way. */
export const staffAvailabilityInput = availabilityInput.extend({
  appointmentId: appointmentId.optional(),
  /** Absent: plain. */
  order: slotOrder.optional(),
})
export type StaffAvailabilityInput = z.infer<typeof staffAvailabilityInput>

const yearAndMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month, as in 2026-11')

export const monthInput = availabilityInput.omit({ from: true, to: true }).extend({ month: yearAndMonth })
export type MonthInput = z.infer<typeof monthInput>
export const publicMonthInput = monthInput.extend({ slug })

/** Which days of a month have room, and how much. */
export const monthOverview = z.object({
  timeZone: z.string(),
  month: yearAndMonth,
  days: z.array(z.object({ date: localDate, slots: z.int(), professionals: z.int() })),
})
export type MonthOverview = z.infer<typeof monthOverview>

export const publicAvailabilityInput = availabilityInput.extend({ slug })

export const availability = z.object({ timeZone: z.string(), days: z.array(daySlots) })
export type Availability = z.infer<typeof availability>

/** What the widget needs before the first choice; `offers` gives each professional's own duration and price. */
export const catalogue = z.object({
  organization: publicOrganization,
  services: z.array(publicService),
  professionals: z.array(publicProfessional),
  offers: z.array(z.object({ serviceId, professionalId, durationMinutes: z.int(), price: money })),
  rules: publicRules,
})
export type Catalogue = z.infer<typeof catalogue>
