import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import type { AppContext } from '../app-context'

const standing: readonly Appointment['status'][] = ['confirmed', 'checked_in', 'in_progress', 'completed']

/**
 * Whoever of the salon reaches everybody's appointments and confirms one, or receives the client, stands for who it is
 * (decision 66). A professional who reaches only their own could have booked it themselves; so could whoever holds its link.
 */
export const confirmClient = (ctx: AppContext, appointment: Appointment): Appointment => {
  const { isUnproven, ...rest } = appointment
  const isOfTeam = ctx.actor.kind === 'staff' || ctx.actor.kind === 'integration'
  const mayStand = isOfTeam && !reachesOnlyOwn(ctx, 'appointments:update')

  return isUnproven && mayStand && standing.includes(appointment.status) ? rest : appointment
}
