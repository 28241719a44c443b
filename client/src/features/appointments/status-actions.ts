import { canBecome } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { Instant } from '@reservaplus/shared/time/schema'

/** The commands of the API, each leading to one status. */
export const statusActions = [
  { action: 'confirm', to: 'confirmed', icon: 'check' },
  { action: 'checkIn', to: 'checked_in', icon: 'arrived' },
  { action: 'start', to: 'in_progress', icon: 'play' },
  { action: 'complete', to: 'completed', icon: 'checkDouble' },
  { action: 'noShow', to: 'no_show', icon: 'absent' },
] as const satisfies readonly { action: string; to: AppointmentStatus; icon: string }[]

export type StatusAction = (typeof statusActions)[number]

/** What may follow now, the usual next step first. */
export const actionsFor = (appointment: Pick<Appointment, 'status' | 'start'>, now: Instant): StatusAction[] =>
  statusActions.filter(({ to }) => canBecome(appointment, to, now))
