import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { useTexts } from '../../lib/locale'
import { Icon } from '../../ui/icon'
import { statusTexts } from '../../ui/status-texts'
import './status.css'
import styles from './status-badge.module.css'
import { statusIcons } from './status-icons'

export const StatusBadge = ({ status }: { status: AppointmentStatus }) => {
  const texts = useTexts(statusTexts)

  return (
    <span className={styles.badge} data-status={status}>
      <Icon name={statusIcons[status]} size={14} />
      {texts[status]}
    </span>
  )
}
