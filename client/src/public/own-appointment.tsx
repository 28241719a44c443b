import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { CalendarLinks } from '../widget/calendar/calendar-links'
import { spokenDuration } from '../widget/texts/quantities'
import { useTexts } from '../widget/texts/widget-texts'
import { PhoneLink } from '../widget/ui/phone-link'
import type { ManageView } from './manage-state'

export type OwnAppointmentCardProps = {
  appointment: OwnAppointment
  /** Wall clock of the last moment for a change. */
  changeableUntil: string | undefined
  onView: (view: ManageView) => void
}

const isAhead = ({ status }: OwnAppointment) => status === 'pending' || status === 'confirmed'

export const OwnAppointmentCard = ({ appointment, changeableUntil, onView }: OwnAppointmentCardProps) => {
  const texts = useTexts()
  const { status, localStart, serviceName, professionalName, durationMinutes, price, organization } = appointment
  const place = [organization.address, organization.city].filter(Boolean).join(', ')

  return (
    <>
      <div className="ticket">
        <p className={`status ${status}`}>{texts[status]}</p>
        <p className="when">{`${formatDay(localStart, texts.locale)}, ${formatTime(localStart, texts.locale)}`}</p>
        <p>
          <strong>{serviceName}</strong> {texts.at({ name: organization.name })}
        </p>
        <p className="small">
          {[
            texts.with({ name: professionalName }),
            spokenDuration(texts, durationMinutes),
            formatMoney(price, texts.locale),
          ].join(' · ')}
        </p>
        {place && <p className="small">{place}</p>}
      </div>
      {isAhead(appointment) && appointment.canBeChanged && (
        <>
          <div className="buttons">
            <button type="button" className="primary" onClick={() => onView('times')}>
              {texts.reschedule}
            </button>
            <button type="button" className="plain" onClick={() => onView('cancel')}>
              {texts.cancel}
            </button>
          </div>
          {changeableUntil && <p className="small">{texts.changeableUntil({ when: changeableUntil })}</p>}
        </>
      )}
      {isAhead(appointment) && !appointment.canBeChanged && (
        <p>
          {texts.tooLate} <PhoneLink organization={organization} text={texts.callToChange} />
        </p>
      )}
      {isAhead(appointment) && <CalendarLinks appointment={appointment} />}
      {!isAhead(appointment) && (
        <a className="plain" href={`/s/${organization.slug}?lang=${texts.locale}`}>
          {texts.bookAgain}
        </a>
      )}
    </>
  )
}
