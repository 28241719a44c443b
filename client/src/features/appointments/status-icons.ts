import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { IconName } from '../../ui/icon'

/** The same everywhere, never by colour alone; the colours stand in status.css under `data-status`. */
export const statusIcons = {
  pending: 'clock',
  confirmed: 'check',
  checked_in: 'arrived',
  in_progress: 'play',
  completed: 'checkDouble',
  cancelled: 'ban',
  no_show: 'absent',
} as const satisfies Record<AppointmentStatus, IconName>
