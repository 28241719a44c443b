import { publicBook } from '@reservaplus/server/appointments/book'
import { cancel, checkIn, complete, confirm } from '@reservaplus/server/appointments/change'
import { create } from '@reservaplus/server/appointments/create'
import { hold, releaseHold } from '@reservaplus/server/appointments/hold'
import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { manageCancel, manageReschedule } from '@reservaplus/server/appointments/manage'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { holdInput, releaseHoldInput } from '@reservaplus/shared/appointments/holds'
import { manageCancelInput, manageRescheduleInput } from '@reservaplus/shared/appointments/manage'
import {
  type Appointment,
  cancelInput,
  createAppointmentInput,
  type OwnAppointment,
  publicBookInput,
  rescheduleInput,
  transitionInput,
} from '@reservaplus/shared/appointments/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import * as z from 'zod'

import { type Answer, atDesk, type Door } from './door'
import { groupCalls } from './group-calls'
import type { Answered, CallName } from './ledger'

const told = ({ id, start, professionalId, status }: Appointment | OwnAppointment): Answered => ({
  appointmentId: id,
  start,
  professionalId,
  status,
})
const toldFully = (appointment: Appointment): Answer => ({
  answer: { ...told(appointment), version: appointment.version },
})

const linked = z.object({ appointmentId })

const tokenFor = ({ request, place }: Door, input: unknown) =>
  signManageToken(request.config, {
    organizationId: place.organizationId,
    appointmentId: linked.parse(input).appointmentId,
  })

const asBody = z.record(z.string(), z.unknown())

/** Every procedure that changes the agenda, its input parsed as the router does. */
export const calls: Record<CallName, (door: Door, input: unknown) => Promise<Answer>> = {
  hold: async ({ request }, input) => {
    const { token, id, slot, expiresAt } = await hold(request, holdInput.parse(input))

    const { start, professionalId } = slot

    return { held: { token, holdId: id, start, professionalId, expiresAt: toSeconds(expiresAt) } }
  },
  releaseHold: async ({ request }, input) => {
    await releaseHold(request, releaseHoldInput.parse(input))

    return {}
  },
  publicBook: async ({ request }, input) => {
    const { appointment } = await publicBook(request, publicBookInput.parse(input))

    return { answer: told(appointment) }
  },
  publicBookHeld: (door, input) => calls.publicBook(door, input),
  create: async (door, input) => toldFully(await create(atDesk(door), createAppointmentInput.parse(input))),
  reschedule: async (door, input) => toldFully(await reschedule(atDesk(door), rescheduleInput.parse(input))),
  manageReschedule: async (door, input) => {
    const token = await tokenFor(door, input)
    const moved = await manageReschedule(door.request, manageRescheduleInput.parse({ ...asBody.parse(input), token }))

    return { answer: told(moved) }
  },
  cancel: async (door, input) => toldFully(await cancel(atDesk(door), cancelInput.parse(input))),
  manageCancel: async (door, input) => {
    const token = await tokenFor(door, input)
    const cancelled = await manageCancel(door.request, manageCancelInput.parse({ ...asBody.parse(input), token }))

    return { answer: told(cancelled) }
  },
  confirm: async (door, input) => toldFully(await confirm(atDesk(door), transitionInput.parse(input))),
  checkIn: async (door, input) => toldFully(await checkIn(atDesk(door), transitionInput.parse(input))),
  complete: async (door, input) => toldFully(await complete(atDesk(door), transitionInput.parse(input))),
  ...groupCalls,
}
