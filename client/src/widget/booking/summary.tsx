import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { spokenDuration } from '../texts/quantities'
import { useTexts } from '../texts/widget-texts'
import { termsOf } from './offers'
import type { BookingState } from './state'

export type SummaryProps = { catalogue: Catalogue; state: BookingState }

/** The choices so far, duration and price: in view at every step. */
export const Summary = ({ catalogue, state: { serviceId, professionalId, slot } }: SummaryProps) => {
  const texts = useTexts()
  const service = catalogue.services.find(({ id }) => id === serviceId)
  const who = slot?.professionalId ?? professionalId
  const professional = catalogue.professionals.find(({ id }) => id === who)
  const terms = service && termsOf(catalogue, service.id, who)
  if (!service || !terms) return null
  const price = formatMoney(terms.price, texts.locale)

  return (
    <div className="summary">
      <p className="row">
        <strong>{service.name}</strong>
        <strong className="price">{terms.varies ? texts.from({ what: price }) : price}</strong>
      </p>
      <p className="small">
        {[spokenDuration(texts, terms.durationMinutes), professional && texts.with({ name: professional.name })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {slot && (
        <p className="when">{`${formatDay(slot.local, texts.locale)}, ${formatTime(slot.local, texts.locale)}`}</p>
      )}
    </div>
  )
}
