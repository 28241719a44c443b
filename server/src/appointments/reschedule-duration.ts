import { resizeAppointment } from '@reservaplus/shared/appointments/move'
import type { Appointment, RescheduleInput } from '@reservaplus/shared/appointments/schema'
import { rescheduledEvent } from '@reservaplus/shared/events/appointment-event'
import type { EventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import { daysOfStay } from '../agenda/list-days'
import type { AppContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import type { RecordedCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { resourceUnchanged } from '../resources/repository'
import { acceptedAt } from './check-free'
import { assertMayOverride } from './check-override'
import { changeDecision } from './commit-change'
import { gatherSlot } from './gather-slot'

export const assertMayResize = (
  ctx: AppContext,
  { durationMinutes }: Pick<RescheduleInput, 'durationMinutes'>,
  organization: Organization,
  { professionalId, durationMinutes: before }: Appointment,
): void => {
  if (durationMinutes === before) return
  assertMayOverride(ctx, { durationMinutes }, { organization, professionalId })
}

type Resize = {
  current: Appointment
  durationMinutes: number
  acceptOutsideHours?: boolean | undefined
  eventId: EventId
  call: RecordedCall
}

/** At its time, by its professional, longer or shorter. What has begun runs on as long as nobody else comes. */
export const resizeDecision = async (
  ctx: AppContext,
  { current, durationMinutes, acceptOutsideHours, eventId, call }: Resize,
): Promise<Decision<Appointment>> => {
  const { organizationId, actor, origin } = ctx
  const now = instantOf(ctx.clock.now())
  const { serviceId, professionalId } = current
  const start = toMinutes(current.start)
  const gathered = await gatherSlot(organizationId, {
    serviceId,
    professionalId,
    start,
    moving: current,
    durationMinutes,
    alsoDays: daysOfStay(current),
  })
  const { organization, days, resource } = gathered
  assertWritable(organization)
  assertMayResize(ctx, { durationMinutes }, organization, current)
  const resized = resizeAppointment(current, { durationMinutes, now })
  const changed = await acceptedAt(gathered, resized, { now, acceptOutsideHours })
  const event = rescheduledEvent(changed, current, { id: eventId, at: now, actor, origin })
  const { writes, result } = changeDecision({ organization, days, current, changed, event, now }, call)

  return { writes: [...writes, ...(resource ? [resourceUnchanged(resource)] : [])], result }
}
