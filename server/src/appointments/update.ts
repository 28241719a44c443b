import type { UpdateAppointmentInput } from '@reservaplus/shared/appointments/desk'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { updatedEvent } from '@reservaplus/shared/events/appointment-event'
import type { EventId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import { stated } from '@reservaplus/shared/payments/position'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import type { Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { assertOwn } from '../users/check-scope'
import { assertMayOverride } from './check-override'
import { assertVersion, commitAppointmentChange } from './commit-change'
import { appointmentReplacement, findAppointment } from './repository'

const editable = ['notes', 'internalNotes', 'price'] as const

const applied = (current: Appointment, { notes, internalNotes, price }: UpdateAppointmentInput): Appointment => ({
  ...current,
  ...(notes !== undefined && { notes: notes ?? '' }),
  ...(internalNotes !== undefined && { internalNotes: internalNotes ?? '' }),
  ...(price !== undefined &&
    !isSame(price, current.price) && {
      price,
      overridden: [...new Set([...(current.overridden ?? []), 'price' as const])],
    }),
})

const decide = async (
  ctx: AppContext,
  input: UpdateAppointmentInput,
  eventId: EventId,
): Promise<Decision<Appointment>> => {
  const [organization, found] = await Promise.all([findWritable(ctx), findAppointment(ctx.organizationId, input.id)])
  const current = assertOwn(ctx, 'appointments:update', found)
  assertVersion(current, input.version)
  assertMayOverride(ctx, input, { organization, professionalId: current.professionalId })
  const changed = applied(current, input)
  const fields = editable.filter((field) => !isSame(changed[field], current[field]))
  if (fields.length === 0) return { writes: [], result: current }

  const now: Instant = instantOf(ctx.clock.now())
  const next = stated({ ...changed, updatedAt: now, version: current.version + 1 })
  const event = updatedEvent(next, fields, {
    id: eventId,
    at: now,
    actor: ctx.actor,
    origin: ctx.origin,
    previous: current,
  })

  return { writes: [eventCreation(event), ...appointmentReplacement(current, next)], result: next }
}

/** What is noted about it, and what it costs; its time and its status have commands of their own. */
export const update = (ctx: AppContext, input: UpdateAppointmentInput): Promise<Appointment> =>
  commitAppointmentChange(ctx, { id: input.id, decide: (eventId) => decide(ctx, input, eventId) })
