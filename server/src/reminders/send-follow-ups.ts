import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import { eventId } from '@reservaplus/shared/ids/schema'
import { cameBack } from '@reservaplus/shared/reminders/follow-up'
import type { FollowUp } from '@reservaplus/shared/reminders/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { findAppointment, findAppointmentsOfClientFrom } from '../appointments/repository'
import { findClient } from '../clients/repository'
import { commitDecision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { isWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { findDueFollowUps, findFollowUp, followUpWrite } from './follow-up-repository'
import { type Run, runDue } from './run-due'

/** What an outage or a closed salon has delayed for longer than this is let be. */
const longestDelayMinutes = 7 * 24 * 60

/** Who agreed to hear of the salon, reads mails, and has not been back. */
const isWelcome = async ({ organizationId, clientId, ...visit }: Appointment): Promise<boolean> => {
  const client = await findClient(organizationId, clientId, { consistent: true })
  if (!client?.isActive || !client.email || !client.preferences.byEmail || !client.marketingConsent?.given) return false

  return !cameBack(visit, await findAppointmentsOfClientFrom(organizationId, clientId, visit.start))
}

const sendOne = ({ clock, newId, correlationId }: RequestContext, { organizationId, appointmentId }: FollowUp) =>
  commitDecision<boolean>(
    { clock },
    {
      decide: async () => {
        const now = instantOf(clock.now())
        const [current, appointment, organization] = await Promise.all([
          findFollowUp(organizationId, appointmentId),
          findAppointment(organizationId, appointmentId),
          findOrganization(organizationId, { consistent: true }),
        ])
        if (!current?.dueAt || current.dueAt > now) return { writes: [], result: false }
        const isLate = addMinutes(current.dueAt, longestDelayMinutes) < now
        if (organization && !isWritable(organization) && !isLate) return { writes: [], result: false }
        const isAsked = organization !== undefined && organization.bookingRules.followUpDays > 0 && !isLate
        const isDue = isAsked && appointment?.status === 'completed' && (await isWelcome(appointment))
        const facts = {
          id: eventId.parse(newId()),
          at: now,
          actor: { kind: 'system' as const, id: correlationId },
        }
        const events = isDue ? [eventCreation(appointmentEvent('follow-up.due', appointment, facts))] : []

        return { writes: [followUpWrite(current), ...events], result: isDue }
      },
      isRepeatable: false,
      recover: async () => true,
    },
  )

/** Of all organizations: asks back whose visit was long enough ago. Run again it asks nobody twice. */
export const sendDueFollowUps = (run: Run, onFailure: (followUp: FollowUp, error: unknown) => void) =>
  runDue(run, { find: findDueFollowUps, send: sendOne, onFailure })
