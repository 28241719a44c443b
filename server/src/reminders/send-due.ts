import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import { nextReminder } from '@reservaplus/shared/reminders/next-reminder'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { commitDecision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { findVisit } from '../visits/repository'
import { findDueReminders, findReminder, reminderWrite } from './repository'
import { type Run, runDue } from './run-due'

/** Whoever is in the salon already needs no reminder of what comes after. */
const hasCome = ({ status }: Appointment) =>
  status === 'checked_in' || status === 'in_progress' || status === 'completed'

type Told = { line: Appointment; reminder: Reminder | undefined }

const isReminded = ({ line, reminder }: Told) => reminder?.remindedOf === line.start

/**
 * What the client is reminded of together: all that is confirmed of what they have in a visit on the same day and were not
 * reminded of yet, in its order. Whichever of it is due first speaks for the rest.
 */
const remindedTogether = async (appointment: Appointment, reminder: Reminder): Promise<Told[]> => {
  const { id, organizationId, visitId, clientId, localStart } = appointment
  const found = visitId && (await findVisit(organizationId, visitId))
  if (!found) return [{ line: appointment, reminder }]
  const day = localStart.slice(0, 10)
  const own = found.appointments.filter((line) => line.clientId === clientId && line.localStart.startsWith(day))
  if (own.some(hasCome)) return []
  const told = await Promise.all(
    own
      .filter(({ status }) => status === 'confirmed')
      .map(async (line) => ({
        line,
        reminder: line.id === id ? reminder : await findReminder(organizationId, line.id),
      })),
  )

  return told.filter((each) => !isReminded(each))
}

const settled = ({ line, reminder }: Told): Write => {
  const { organizationId, id: appointmentId, start } = line

  return reminderWrite({ organizationId, appointmentId, start, toldAt: reminder?.toldAt, remindedOf: start }, reminder)
}

/** One event a line, as when a visit is booked: the first one speaks for them all. */
const events = (lines: readonly Told[], { clock, newId, correlationId }: RequestContext): Write[] => {
  const told = lines.map(({ line }) => ({ line, id: eventId.parse(newId()) }))
  const visitEvents = told.map(({ id }) => id)

  return told.map(({ line, id }, index) =>
    eventCreation(
      appointmentEvent('reminder.due', line, {
        id,
        at: instantOf(clock.now()),
        actor: { kind: 'system', id: correlationId },
        ...(line.visitId && { visit: { visitId: line.visitId, ...(index === 0 && { visitEvents }) } }),
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
      // Closed or being moved: what becomes of it is told when it is open again, if that is not too late.
      const isOver = organization?.writeMode === 'open' && current.start <= now
      if (organization && !isWritable(organization) && !isOver) return { writes: [], result: false }
      const { dueAt: _over, ...over } = current
      const next = appointment && organization && nextReminder(appointment, current, organization.bookingRules, now)
      if (!next) return { writes: [reminderWrite(over, current)], result: false }
      const { start } = appointment
      if ('dueAt' in next) {
        return { writes: [reminderWrite({ ...current, start, dueAt: next.dueAt }, current)], result: false }
      }
      const told = await remindedTogether(appointment, current)
      if (told.length === 0)
        return { writes: [reminderWrite({ ...over, start, remindedOf: start }, current)], result: false }

      return { writes: [...told.map(settled), ...events(told, request)], result: true }
    },
    isRepeatable: false,
    recover: async () => true,
  })

/** Of all organizations, found by when they are due; what an outage has delayed is sent as long as it is still ahead. */
export const sendDueReminders = (run: Run, onFailure: (reminder: Reminder, error: unknown) => void) =>
  runDue(run, { find: findDueReminders, send: sendOne, onFailure })
