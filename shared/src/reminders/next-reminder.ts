import type { Appointment } from '../appointments/schema'
import { type BookingRules, longestReminderLeadHours } from '../organizations/schema'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import type { Reminder } from './schema'

/** Whoever was told the time by another mail so shortly before is not told again. */
const justToldMinutes = 120

const hoursBefore = ({ start }: Pick<Appointment, 'start'>, hours: number): Instant => addMinutes(start, -60 * hours)

type Rules = Pick<BookingRules, 'sendsReminders' | 'reminderLeadHours'>
type Known = Pick<Reminder, 'toldAt' | 'remindedOf'>
type Subject = Pick<Appointment, 'start' | 'status'>

/** When the client of an appointment is to be reminded; the same for every zone, whatever its clocks do in between. */
const remindedAt = (appointment: Subject, known: Known, rules: Rules): Instant | undefined => {
  if (!rules.sendsReminders || appointment.status !== 'confirmed' || known.remindedOf === appointment.start) {
    return undefined
  }
  const at = hoursBefore(appointment, rules.reminderLeadHours)

  return known.toldAt !== undefined && addMinutes(known.toldAt, justToldMinutes) > at ? undefined : at
}

/**
 * What is to be done about a reminder at `now`: `remind` at once, look again at an instant, or nothing (undefined).
 * Until the longest lead time there is only one thing to know: to look again then. So an organization that changes its
 * lead time concerns no more than the appointments of a week.
 */
export const nextReminder = (
  appointment: Subject,
  known: Known,
  rules: Rules,
  now: Instant,
): { remind: true } | { dueAt: Instant } | undefined => {
  if (appointment.status === 'cancelled' || appointment.start <= now) return undefined
  const firstLook = hoursBefore(appointment, longestReminderLeadHours)
  if (firstLook > now) return { dueAt: firstLook }
  const at = remindedAt(appointment, known, rules)
  if (at === undefined) return undefined

  return at > now ? { dueAt: at } : { remind: true }
}
