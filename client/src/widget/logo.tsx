import type { PublicOrganization } from '@reservaplus/shared/organizations/schema'

export type LogoProps = { organization: Pick<PublicOrganization, 'logo'> }

/** The name stands beside it: whoever does not see it misses nothing. */
export const Logo = ({ organization }: LogoProps) =>
  organization.logo ? <img className="logo" src={organization.logo} alt="" height={48} /> : null
