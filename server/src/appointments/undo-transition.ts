import type { TakeBackInput } from '@reservaplus/shared/appointments/desk'
import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { restoreCancelled, undoTransition } from '@reservaplus/shared/appointments/undo'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent, undoneEvent } from '@reservaplus/shared/events/appointment-event'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { EventId } from '@reservaplus/shared/ids/schema'
import { instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { findCurrent } from '../clients/find-current'
import { clientStands } from '../clients/find-standing'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findWritable } from '../organizations/find-writable'
import { resourceUnchanged } from '../resources/repository'
import { findRunning } from '../subscriptions/find-running'
import { assertOwn } from '../users/check-scope'
import { assertBookable, assertFree } from './check-free'
import { assertVersion, changeDecision, commitAppointmentChange } from './commit-change'
import { gatherSlot, type SlotGathered } from './gather-slot'
import { findAppointment } from './repository'

type TakeBack = {
  procedure: string
  change: (current: Appointment, now: Instant) => Appointment
  /** Throws when it cannot have its time again. */
  assertPossible: (gathered: SlotGathered, changed: Appointment, now: Instant) => Promise<void>
  /** F-25: as for what is booked anew. */
  needsSubscription?: boolean
  tell: (changed: Appointment, current: Appointment, facts: Parameters<typeof appointmentEvent>[2]) => DomainEvent
}

type Attempt = { input: TakeBackInput; back: TakeBack; eventId: EventId; call: RecordedCall }

const decide = async (ctx: AppContext, { input, back, eventId, call }: Attempt): Promise<Decision<Appointment>> => {
  const { organizationId, actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const current = assertOwn(ctx, 'appointments:update', await findAppointment(organizationId, input.id))
  assertVersion(current, input.version)
  const changed = back.change(current, now)
  const event = back.tell(changed, current, { id: eventId, at: now, actor, origin })
  const alsoDays = daysOfStay(current)
  if (occupies(current.status) || !occupies(changed.status)) {
    const organization = await findWritable(ctx)
    const days = await findAgendaDays(organizationId, alsoDays)

    return changeDecision({ organization, days, current, changed, event, now }, call)
  }

  const { serviceId, professionalId } = current
  const start = toMinutes(current.start)
  const [gathered, client] = await Promise.all([
    gatherSlot(organizationId, { serviceId, professionalId, start, moving: current, alsoDays }),
    findCurrent(organizationId, current.clientId),
  ])
  const { organization, days, resource } = gathered
  assertWritable(organization)
  if (!client) throw new AppError('INVALID_TRANSITION', 'This client is not there any more')
  if (back.needsSubscription) await findRunning(ctx)
  await back.assertPossible(gathered, changed, now)
  const { writes, result } = changeDecision({ organization, days, current, changed, event, now }, call)

  const unchanged = [clientStands(organizationId, client.id), ...(resource ? [resourceUnchanged(resource)] : [])]

  return { writes: [...writes, ...unchanged], result }
}

const takeBack =
  (back: TakeBack) =>
  (ctx: AppContext, input: TakeBackInput): Promise<Appointment> => {
    const call = recordCall(ctx, back.procedure, input)

    return commitAppointmentChange(ctx, {
      id: input.id,
      call,
      decide: (eventId) => decide(ctx, { input, back, eventId, call }),
    })
  }

/** The last change of status, within minutes. What needs its time again has it only if nobody took it meanwhile. */
export const undo = takeBack({
  procedure: 'appointments.undo',
  change: undoTransition,
  assertPossible: assertFree,
  tell: (changed, current, facts) => undoneEvent(changed, current.status, facts),
})

/** What was cancelled stands again, at its time, until that is over. */
export const restore = takeBack({
  procedure: 'appointments.restore',
  change: (current, now) => {
    const restored = restoreCancelled(current, now)
    if (restored.end <= now) throw new AppError('INVALID_TRANSITION', 'This appointment is over')

    return { ...restored, hasAcceptedOverlap: false }
  },
  assertPossible: assertBookable,
  needsSubscription: true,
  tell: (changed, _current, facts) => appointmentEvent('appointment.restored', changed, facts),
})
