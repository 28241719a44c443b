import { tellsTime } from '@reservaplus/shared/events/tells-time'
import type { AppointmentId, EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { nextReminder } from '@reservaplus/shared/reminders/next-reminder'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { Clock } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { commitDecision } from '../db/commit-decision'
import { findEvent } from '../events/repository'
import { findOrganization } from '../organizations/repository'
import { findReminder, reminderWrite } from './repository'

type Place = { organizationId: OrganizationId; appointmentId: AppointmentId }

const later = (one: Instant | undefined, other: Instant | undefined) =>
  one !== undefined && (other === undefined || one > other) ? one : other

const toldAtOf = async (organizationId: OrganizationId, id: EventId | undefined): Promise<Instant | undefined> => {
  const event = id && (await findEvent(organizationId, id))

  return event && event.origin !== 'migration' && tellsTime(event) ? event.at : undefined
}

const isSame = (next: Omit<Reminder, 'version'>, { start, dueAt, toldAt, remindedOf }: Reminder) =>
  next.start === start && next.dueAt === dueAt && next.toldAt === toldAt && next.remindedOf === remindedOf

/**
 * Brings the reminder of an appointment in line with how the appointment is now. Events may come late, twice and out of
 * order: what is written is always made of what is read. What is due at once is left to the next run.
 */
export const projectReminder = async (
  { clock }: { clock: Clock },
  { organizationId, appointmentId, eventId }: Place & { eventId?: EventId },
): Promise<void> => {
  const told = await toldAtOf(organizationId, eventId)
  await commitDecision<true>(
    { clock },
    {
      decide: async () => {
        // The reminder first: whoever writes it after this makes this decision a stale one.
        const current = await findReminder(organizationId, appointmentId)
        const [appointment, organization] = await Promise.all([
          findAppointment(organizationId, appointmentId),
          findOrganization(organizationId),
        ])
        if (!appointment || !organization) return { writes: [], result: true }
        const toldAt = later(told, current?.toldAt)
        const known = { toldAt, remindedOf: current?.remindedOf }
        const now = instantOf(clock.now())
        const next = nextReminder(appointment, known, organization.bookingRules, now)
        const dueAt = next && ('dueAt' in next ? next.dueAt : now)
        const { start } = appointment
        const reminder = { organizationId, appointmentId, start, dueAt, ...known }
        const isNeeded = current ? !isSame(reminder, current) : next !== undefined

        return { writes: isNeeded ? [reminderWrite(reminder, current)] : [], result: true }
      },
      isRepeatable: false,
      recover: async () => true,
    },
  )
}
