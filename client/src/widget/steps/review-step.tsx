import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { ChangeRule } from '../booking/change-rule'
import { termsOf } from '../booking/offers'
import { askedSteps, type BookingState, type Step } from '../booking/state'
import { spokenDuration } from '../texts/quantities'
import { useTexts } from '../texts/widget-texts'

export type ReviewStepProps = {
  catalogue: Catalogue
  state: BookingState
  isBooking: boolean
  onChange: (step: Step) => void
  onConfirm: () => void
}

type Line = { step: Step; label: string; lines: readonly (string | undefined)[] }

const linesOf = ({ catalogue, state }: ReviewStepProps, texts: ReturnType<typeof useTexts>): Line[] => {
  const { serviceId = '', slot, details } = state
  const service = catalogue.services.find(({ id }) => id === serviceId)
  const professional = catalogue.professionals.find(({ id }) => id === slot?.professionalId)
  const terms = termsOf(catalogue, serviceId, slot?.professionalId)

  return [
    {
      step: 'service',
      label: texts.service,
      lines: [service?.name, terms && spokenDuration(texts, terms.durationMinutes)],
    },
    { step: 'professional', label: texts.professional, lines: [professional?.name] },
    {
      step: 'time',
      label: texts.dayAndTime,
      lines: slot ? [formatDay(slot.local, texts.locale), formatTime(slot.local, texts.locale)] : [],
    },
    {
      step: 'details',
      label: texts.yours,
      lines: [`${details.firstName} ${details.lastName}`, details.email, details.phone],
    },
  ]
}

export const ReviewStep = (props: ReviewStepProps) => {
  const { catalogue, state, isBooking, onChange, onConfirm } = props
  const texts = useTexts()
  const asked = askedSteps(catalogue, state)
  const terms = termsOf(catalogue, state.serviceId ?? '', state.slot?.professionalId)

  return (
    <>
      <dl className="review">
        {linesOf(props, texts).map(({ step, label, lines }) => (
          <div key={step} className="line">
            <dt>{label}</dt>
            <dd>
              {lines.filter(Boolean).map((line) => (
                <span key={line} className={step === 'time' ? 'day-name' : undefined}>
                  {line}
                </span>
              ))}
            </dd>
            {asked.includes(step) && (
              <dd className="aside">
                <button
                  type="button"
                  className="quiet"
                  aria-label={texts.changeWhat({ what: label.toLowerCase() })}
                  onClick={() => onChange(step)}
                >
                  {texts.change}
                </button>
              </dd>
            )}
          </div>
        ))}
        {terms && (
          <div className="line total">
            <dt>{texts.price}</dt>
            <dd className="price">{formatMoney(terms.price, texts.locale)}</dd>
          </div>
        )}
      </dl>
      <p className="small">
        {texts.payThere} {state.slot && <ChangeRule catalogue={catalogue} slot={state.slot} />}
      </p>
      <button type="button" className="primary" aria-busy={isBooking} onClick={() => !isBooking && onConfirm()}>
        {isBooking ? texts.confirming : texts.confirm}
      </button>
    </>
  )
}
