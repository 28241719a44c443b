import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { IconName } from '../../ui/icon'

type StatusLook = { icon: IconName; text: `status-${AppointmentStatus}` }

/** The same everywhere, never by colour alone; the colours stand in status.css under `data-status`. */
export const statusLook = {
  pending: { icon: 'clock', text: 'status-pending' },
  confirmed: { icon: 'check', text: 'status-confirmed' },
  checked_in: { icon: 'arrived', text: 'status-checked_in' },
  in_progress: { icon: 'play', text: 'status-in_progress' },
  completed: { icon: 'checkDouble', text: 'status-completed' },
  cancelled: { icon: 'ban', text: 'status-cancelled' },
  no_show: { icon: 'absent', text: 'status-no_show' },
} as const satisfies Record<AppointmentStatus, StatusLook>
