import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { PublicService } from '@reservaplus/shared/services/schema'
import { termsOf } from '../booking/offers'
import { spokenDuration } from '../texts/quantities'
import { useTexts } from '../texts/widget-texts'
import { PhoneLink } from '../ui/phone-link'

export type ServiceStepProps = {
  catalogue: Catalogue
  professionalId: string | undefined
  chosen: string | undefined
  onChoose: (serviceId: string) => void
}

type Category = { name: string; services: PublicService[] }

const byCategory = (services: readonly PublicService[]): Category[] =>
  [...new Set(services.map(({ category }) => category))].map((name) => ({
    name,
    services: services.filter(({ category }) => category === name),
  }))

export const ServiceStep = ({ catalogue, professionalId, chosen, onChoose }: ServiceStepProps) => {
  const texts = useTexts()
  if (catalogue.services.length === 0) {
    return (
      <div className="empty">
        <p>{texts.noServices}</p>
        <PhoneLink organization={catalogue.organization} text={texts.callUs} />
      </div>
    )
  }

  return byCategory(catalogue.services).map(({ name, services }) => (
    <div key={name} className="group">
      {name && <h3>{name}</h3>}
      <ul className="choices">
        {services.map((service) => {
          const terms = termsOf(catalogue, service.id, professionalId) ?? { ...service, varies: false }
          const price = formatMoney(terms.price, texts.locale)

          return (
            <li key={service.id}>
              <button
                type="button"
                className="choice"
                aria-pressed={service.id === chosen}
                onClick={() => onChoose(service.id)}
              >
                <span className="what">
                  <span className="name">{service.name}</span>
                  {service.description && <span className="small about">{service.description}</span>}
                  <span className="small">{spokenDuration(texts, terms.durationMinutes)}</span>
                </span>
                <span className="price">{terms.varies ? texts.from({ what: price }) : price}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  ))
}
