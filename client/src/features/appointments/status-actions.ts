import { canBecome } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
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

/** People come early, but not hours early: that is another client's row. */
const usualEarlinessMinutes = 120

export type Doubt = 'final' | 'early'

/** What deserves a second look, as there is no way back: an absence always, other steps long before their time. */
export const doubtAbout = (
  { to }: StatusAction,
  { start }: Pick<Appointment, 'start'>,
  now: Instant,
): Doubt | undefined => {
  if (to === 'no_show') {
    return 'final'
  }
  const soonest = to === 'checked_in' ? addMinutes(start, -usualEarlinessMinutes) : start

  return to !== 'confirmed' && now < soonest ? 'early' : undefined
}

/** What may follow now, the usual next step first. */
export const actionsFor = (appointment: Parameters<typeof canBecome>[0], now: Instant): StatusAction[] =>
  statusActions.filter(({ to }) => canBecome(appointment, to, now))
