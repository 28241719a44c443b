import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { useTexts } from '../../lib/locale'
import { Icon } from '../../ui/icon'
import './status.css'
import styles from './status-badge.module.css'
import { statusLook } from './status-look'
import { appointmentTexts } from './texts'

export const StatusBadge = ({ status }: { status: AppointmentStatus }) => {
  const texts = useTexts(appointmentTexts)
  const look = statusLook[status]

  return (
    <span className={styles.badge} data-status={status}>
      <Icon name={look.icon} size={14} />
      {texts[look.text]}
    </span>
  )
}
