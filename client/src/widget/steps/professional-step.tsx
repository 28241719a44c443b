import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { anyone, professionalsFor, termsOf } from '../booking/offers'
import { spokenDuration } from '../texts/quantities'
import { useTexts } from '../texts/widget-texts'
import { PeopleIcon } from '../ui/icons'

export type ProfessionalStepProps = {
  catalogue: Catalogue
  serviceId: string
  chosen: string | undefined
  onChoose: (professionalId: string) => void
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('')

/** Anyone first: it shows the most times. Own terms are shown where they differ between professionals. */
export const ProfessionalStep = ({ catalogue, serviceId, chosen, onChoose }: ProfessionalStepProps) => {
  const texts = useTexts()
  const termsDiffer = termsOf(catalogue, serviceId)?.varies

  const ownTerms = (professionalId: string) => {
    const terms = termsDiffer && termsOf(catalogue, serviceId, professionalId)
    if (!terms) return null

    return (
      <span className="price terms">
        {formatMoney(terms.price, texts.locale)}
        <span className="small">{spokenDuration(texts, terms.durationMinutes)}</span>
      </span>
    )
  }

  return (
    <ul className="choices">
      <li>
        <button type="button" className="choice" aria-pressed={chosen === anyone} onClick={() => onChoose(anyone)}>
          <span className="face" aria-hidden="true">
            <PeopleIcon />
          </span>
          <span className="what">
            <span className="name">{texts.anyone}</span>
            <span className="small">{texts.anyoneHint}</span>
          </span>
        </button>
      </li>
      {professionalsFor(catalogue, serviceId).map(({ id, name, specialty }) => (
        <li key={id}>
          <button type="button" className="choice" aria-pressed={chosen === id} onClick={() => onChoose(id)}>
            <span className="face" aria-hidden="true">
              {initials(name)}
            </span>
            <span className="what">
              <span className="name">{name}</span>
              {specialty && <span className="small">{specialty}</span>}
            </span>
            {ownTerms(id)}
          </button>
        </li>
      ))}
    </ul>
  )
}
