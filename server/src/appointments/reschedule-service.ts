import { changeServiceOf } from '@reservaplus/shared/appointments/change-service'
import type { Appointment, RescheduleInput } from '@reservaplus/shared/appointments/schema'
import { effectiveService } from '@reservaplus/shared/availability/effective'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { rescheduledEvent } from '@reservaplus/shared/events/appointment-event'
import type { EventId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { fromMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import { daysOfStay } from '../agenda/list-days'
import type { AppContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import type { RecordedCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { resourceUnchanged } from '../resources/repository'
import { acceptedAt } from './check-free'
import { assertMayOverride } from './check-override'
import { changeDecision } from './commit-change'
import { decideSlot, type SlotDecided } from './decide-slot'
import { gatherSlot } from './gather-slot'

type ServiceMove = {
  move: Pick<RescheduleInput, 'addOnIds' | 'durationMinutes' | 'acceptOutsideHours' | 'bySalon'>
  current: Appointment
  serviceId: ServiceId
  professionalId: ProfessionalId | 'any'
  /** Epoch minutes. */
  start: number
  eventId: EventId
  call: RecordedCall
}

/** F-14 Another service, where it is or at another time: its duration, price, pauses and room are decided anew. */
export const serviceDecision = async (
  ctx: AppContext,
  { move, current, serviceId, professionalId, start, eventId, call }: ServiceMove,
): Promise<Decision<Appointment>> => {
  const { organizationId, actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const { addOnIds, durationMinutes, acceptOutsideHours } = move
  const asked = { serviceId, professionalId, addOnIds, durationMinutes, start }
  const gathered = await gatherSlot(organizationId, { ...asked, alsoDays: daysOfStay(current) })
  const { organization, days, resource, service, addOns } = gathered
  assertWritable(organization)
  assertMayOverride(ctx, { durationMinutes }, { organization, professionalId: current.professionalId })
  const changedBy = ({ professional, outsideHours }: Pick<SlotDecided, 'professional' | 'outsideHours'>) =>
    changeServiceOf(current, {
      ...{ service, addOns, professional, now, durationMinutes, outsideHours },
      effective: effectiveService(service, professional, addOns),
      start: fromMinutes(start),
      timeZone: organization.timeZone,
      bySalon: move.bySalon,
      rules: organization.bookingRules,
    })
  const decideMoved = async () => {
    const wanted = { start, now, audience: 'staff' as const, ignoreIds: [current.id] }

    return changedBy(await decideSlot(gathered, { ...wanted, acceptsOutsideHours: acceptOutsideHours }))
  }
  const decideInPlace = async () => {
    const professional = gathered.candidates.find(({ id }) => id === current.professionalId)
    if (!professional) throw new AppError('NOT_FOUND', 'There is no such professional')

    return acceptedAt(gathered, changedBy({ professional }), { now, acceptOutsideHours })
  }
  const stays = toMinutes(current.start) === start && professionalId === current.professionalId
  const changed = await (stays ? decideInPlace() : decideMoved())
  const event = rescheduledEvent(changed, current, { id: eventId, at: now, actor, origin })
  const { writes, result } = changeDecision({ organization, days, current, changed, event, now }, call)

  return { writes: [...writes, ...(resource ? [resourceUnchanged(resource)] : [])], result }
}
