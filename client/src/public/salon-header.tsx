import type { PublicOrganization } from '@reservaplus/shared/organizations/schema'
import { Logo } from '../widget/logo'
import { useTexts } from '../widget/texts/widget-texts'

export type SalonHeaderProps = { organization: PublicOrganization }

/** Who this is, where, and how to call: the page says the same before any script has run. */
export const SalonHeader = ({ organization }: SalonHeaderProps) => {
  const texts = useTexts()
  const { name, description, address, city, phone, phoneText } = organization
  const place = [address, city].filter(Boolean).join(', ')

  return (
    <header className="salon">
      <Logo organization={organization} />
      <h1>{name}</h1>
      {description && <p>{description}</p>}
      <address>
        {place && <span>{place}</span>}
        {phone && <a href={`tel:${phone}`}>{texts.callUs({ phone: phoneText })}</a>}
      </address>
    </header>
  )
}
