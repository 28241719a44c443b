import type { Appointment, TransitionInput } from '@reservaplus/shared/appointments/schema'
import type { AppContext } from '../app-context'
import { checkIn } from '../appointments/change'
import { findAppointment } from '../appointments/repository'

/** The client comes in time, whenever the test's clock says that it is. */
export const arrive = async (ctx: AppContext, input: TransitionInput): Promise<Appointment> => {
  const { start = '' } = (await findAppointment(ctx.organizationId, input.id)) ?? {}
  const now = new Date(Math.max(ctx.clock.now().getTime(), Date.parse(start) || 0))

  return checkIn({ ...ctx, clock: { ...ctx.clock, now: () => now } }, input)
}
