import type { PublicOrganization } from '@reservaplus/shared/organizations/schema'
import { Logo } from '../widget/logo'
import { useTexts } from '../widget/texts/widget-texts'
import { PhoneLink } from '../widget/ui/phone-link'

export type SalonHeaderProps = { organization: PublicOrganization }

/** Who this is, where, and how to call: the page says the same before any script has run. */
export const SalonHeader = ({ organization }: SalonHeaderProps) => {
  const texts = useTexts()
  const { name, description, address, city } = organization
  const place = [address, city].filter(Boolean).join(', ')

  return (
    <header className="salon">
      <Logo organization={organization} />
      <h1>{name}</h1>
      {description && <p>{description}</p>}
      <address>
        {place && <span>{place}</span>}
        <PhoneLink organization={organization} text={texts.callUs} />
      </address>
    </header>
  )
}
