import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import { nextReminder } from '@reservaplus/shared/reminders/next-reminder'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { commitDecision } from '../db/commit-decision'
import { shards } from '../db/keys'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { findVisit } from '../visits/repository'
import { findDueReminders, findReminder, reminderWrite } from './repository'

type Run = { request: RequestContext; isTimeLeft: () => boolean }

/** What the client is reminded of together: all that still stands of what they have in a visit, in its order. */
const remindedTogether = async (appointment: Appointment): Promise<Appointment[]> => {
  const { organizationId, visitId, clientId } = appointment
  const found = visitId && (await findVisit(organizationId, visitId))
  if (!found) return [appointment]

  return found.appointments.filter((line) => line.clientId === clientId && line.status !== 'cancelled')
}

/** One event a line, as when a visit is booked: the first one speaks for them all. */
const events = (lines: readonly Appointment[], { clock, newId, correlationId }: RequestContext): Write[] => {
  const ids = lines.map(() => eventId.parse(newId()))

  return lines.map((line, index) =>
    eventCreation(
      appointmentEvent('reminder.due', line, {
        id: ids[index] ?? eventId.parse(newId()),
        at: instantOf(clock.now()),
        actor: { kind: 'system', id: correlationId },
        ...(line.visitId && { visit: { visitId: line.visitId, ...(index === 0 && { visitEvents: ids }) } }),
      }),
    ),
  )
}

/** Whether somebody was reminded. The claim on the reminder and the event that makes the mail are one transaction. */
const sendOne = async (request: RequestContext, { organizationId, appointmentId }: Reminder): Promise<boolean> =>
  commitDecision(request, {
    decide: async () => {
      const now = instantOf(request.clock.now())
      const current = await findReminder(organizationId, appointmentId)
      if (!current?.dueAt || current.dueAt > now) return { writes: [], result: false }
      const [appointment, organization] = await Promise.all([
        findAppointment(organizationId, appointmentId),
        findOrganization(organizationId, { consistent: true }),
      ])
      // Closed or being moved: what becomes of it is told when it is open again.
      if (organization && !isWritable(organization)) return { writes: [], result: false }
      const { dueAt: _over, ...settled } = current
      const next = appointment && organization && nextReminder(appointment, current, organization.bookingRules, now)
      if (!next) return { writes: [reminderWrite(settled, current)], result: false }
      const { start } = appointment
      if ('dueAt' in next) {
        return { writes: [reminderWrite({ ...current, start, dueAt: next.dueAt }, current)], result: false }
      }
      const lines = await remindedTogether(appointment)
      const isFirst = lines[0]?.id === appointmentId

      return {
        writes: [
          reminderWrite({ ...settled, start, remindedOf: start }, current),
          ...(isFirst ? events(lines, request) : []),
        ],
        result: isFirst,
      }
    },
    isRepeatable: false,
    recover: async () => true,
  })

/** Of all organizations, found by when they are due; what an outage has delayed is sent as long as it is still ahead. */
export const sendDueReminders = async (
  { request, isTimeLeft }: Run,
  onFailure: (reminder: Reminder, error: unknown) => void,
): Promise<{ sent: number; looked: number }> => {
  const total = { sent: 0, looked: 0 }
  for (const shard of shards) {
    for (const due of await findDueReminders(shard, instantOf(request.clock.now()))) {
      if (!isTimeLeft()) return total
      try {
        total.looked += 1
        total.sent += (await sendOne(request, due)) ? 1 : 0
      } catch (error) {
        onFailure(due, error)
      }
    }
  }

  return total
}
