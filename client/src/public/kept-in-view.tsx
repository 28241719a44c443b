import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { useTexts } from '../widget/texts/widget-texts'

export type KeptInViewProps = { appointment: OwnAppointment }

/** Which appointment is being moved or cancelled. */
export const KeptInView = ({ appointment: { serviceName, professionalName, localStart } }: KeptInViewProps) => {
  const texts = useTexts()

  return (
    <div className="summary">
      <strong>{serviceName}</strong>
      <p className="small">{texts.with({ name: professionalName })}</p>
      <p className="when">{`${formatDay(localStart, texts.locale)}, ${formatTime(localStart, texts.locale)}`}</p>
    </div>
  )
}
