import { assertMovable, moveAppointment } from '@reservaplus/shared/appointments/move'
import type { Appointment, RescheduleInput } from '@reservaplus/shared/appointments/schema'
import { effectiveService } from '@reservaplus/shared/availability/effective'
import type { Audience } from '@reservaplus/shared/availability/question'
import { rescheduledEvent } from '@reservaplus/shared/events/appointment-event'
import type { EventId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { fromMinutes, instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { daysOfStay } from '../agenda/list-days'
import type { AppContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findWritable } from '../organizations/find-writable'
import { resourceUnchanged } from '../resources/repository'
import { assertOwn, narrowToOwn } from '../users/check-scope'
import { assertMayAcceptHours } from './check-override'
import { assertVersion, changeDecision, commitAppointmentChange } from './commit-change'
import { decideSlot, type SlotDecided } from './decide-slot'
import { gatherSlot, type SlotGathered } from './gather-slot'
import { findAppointment } from './repository'
import { assertMayResize, resizeDecision } from './reschedule-duration'
import { serviceDecision } from './reschedule-service'

export type Move = Omit<RescheduleInput, 'professionalId'> & {
  /** Absent: the same professional. */
  professionalId?: ProfessionalId | 'any' | undefined
  /** Not this one, when anybody may do it. */
  except?: ProfessionalId
  audience: Extract<Audience, 'client' | 'staff'>
  check?: (current: Appointment, organization: Organization, now: Instant) => void
}

/** The other professional's own time, and price. */
export const otherProfessional = (
  current: Appointment,
  { professional }: Pick<SlotDecided, 'professional'>,
  { timeWith, service, addOns }: Pick<SlotGathered, 'timeWith' | 'service' | 'addOns'>,
) =>
  professional.id === current.professionalId
    ? {}
    : {
        professional: {
          id: professional.id,
          name: professional.name,
          time: timeWith(professional),
          price: effectiveService(service, professional, addOns).price,
        },
      }

/**
 * To where it is already: nothing of it is written, and nobody gets a mail about it. What forbids a move forbids this too.
 * The caller's key is kept all the same: asked again it gets this answer, whatever has become of the appointment.
 */
const stays = async (
  ctx: AppContext,
  { move, eventId, call }: Attempt,
  current: Appointment,
): Promise<Decision<Appointment>> => {
  const organization = await findWritable(ctx)
  move.check?.(current, organization, instantOf(ctx.clock.now()))
  assertMovable(current)

  return { writes: call.writes({ eventId, subjectId: current.id }), result: current }
}

type Attempt = { move: Move; eventId: EventId; call: RecordedCall }

const decide = async (ctx: AppContext, { move, eventId, call }: Attempt): Promise<Decision<Appointment>> => {
  const { organizationId, actor } = ctx
  assertMayAcceptHours(ctx, move.acceptOutsideHours)
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(move.start, 'start'))
  const current = assertOwn(ctx, 'appointments:update', await findAppointment(organizationId, move.id))
  assertVersion(current, move.version)
  const professionalId = narrowToOwn(ctx, 'appointments:update', move.professionalId ?? current.professionalId)
  const attempt = { move, eventId, call }
  const { serviceId = current.serviceId } = move
  if (serviceId !== current.serviceId || move.addOnIds) {
    return serviceDecision(ctx, { ...attempt, current, serviceId, professionalId, start })
  }
  if (toMinutes(current.start) === start && professionalId === current.professionalId) {
    const { durationMinutes = current.durationMinutes } = move

    return durationMinutes === current.durationMinutes
      ? stays(ctx, attempt, current)
      : resizeDecision(ctx, { ...attempt, current, durationMinutes, acceptOutsideHours: move.acceptOutsideHours })
  }

  // What was agreed on travels along.
  const agreed = current.overridden?.includes('duration') ? current.durationMinutes : undefined
  const durationMinutes = move.durationMinutes ?? agreed
  const gathered = await gatherSlot(organizationId, {
    serviceId: current.serviceId,
    professionalId,
    except: move.except,
    start,
    moving: current,
    durationMinutes,
    alsoDays: daysOfStay(current),
  })
  assertWritable(gathered.organization)
  assertMayResize(ctx, move, gathered.organization, current)
  move.check?.(current, gathered.organization, now)
  const decided = await decideSlot(gathered, {
    start,
    now,
    audience: move.audience,
    ignoreIds: [current.id],
    acceptsOutsideHours: move.acceptOutsideHours,
  })
  const changed = moveAppointment(current, {
    start: fromMinutes(start),
    now,
    timeZone: gathered.organization.timeZone,
    durationMinutes,
    bySalon: move.bySalon,
    outsideHours: decided.outsideHours,
    terms: { audience: move.audience, rules: gathered.organization.bookingRules },
    ...otherProfessional(current, decided, gathered),
  })
  const event = rescheduledEvent(changed, current, { id: eventId, at: now, actor, origin: ctx.origin })
  const { organization, days, resource } = gathered
  const { writes, result } = changeDecision({ organization, days, current, changed, event, now }, call)

  return { writes: [...writes, ...(resource ? [resourceUnchanged(resource)] : [])], result }
}

export const moveTo = (ctx: AppContext, move: Move): Promise<Appointment> => {
  const { audience: _audience, check: _check, ...body } = move
  const call = recordCall(ctx, 'appointments.reschedule', body)

  return commitAppointmentChange(ctx, { id: move.id, call, decide: (eventId) => decide(ctx, { move, eventId, call }) })
}

/** To another time, another professional or both, across days too; longer or shorter; or another service. */
export const reschedule = (ctx: AppContext, input: RescheduleInput): Promise<Appointment> =>
  moveTo(ctx, { ...input, audience: 'staff' })
