import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { CalendarLinks } from '../calendar/calendar-links'
import { spokenDuration } from '../texts/quantities'
import { useTexts } from '../texts/widget-texts'
import { DoneIcon } from '../ui/icons'
import { PhoneLink } from '../ui/phone-link'

export type DoneStepProps = { appointment: OwnAppointment; email: string; onAgain: () => void }

export const DoneStep = ({ appointment, email, onAgain }: DoneStepProps) => {
  const texts = useTexts()
  const { localStart, serviceName, professionalName, durationMinutes, price, organization, status, canBeChanged } =
    appointment
  const place = [organization.address, organization.city].filter(Boolean).join(', ')

  return (
    <>
      <div className="ticket">
        <span className="seal">
          <DoneIcon />
        </span>
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
      <p>
        {status === 'pending' && texts.donePendingMail({ email })}
        {status !== 'pending' && (canBeChanged ? texts.doneMail({ email }) : texts.doneMailOnly({ email }))}
      </p>
      {!canBeChanged && (
        <p>
          {texts.tooLate} <PhoneLink organization={organization} text={texts.callToChange} />
        </p>
      )}
      <CalendarLinks appointment={appointment} />
      <button type="button" className="quiet" onClick={onAgain}>
        {texts.bookAnother}
      </button>
    </>
  )
}
