import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import {
  type Organization,
  type PublicOrganization,
  publicOrganization,
} from '@reservaplus/shared/organizations/schema'

/** What anyone may see of an organization; the number is written for reading here, since the widget has no bytes for it. */
export const toPublicOrganization = (organization: Organization): PublicOrganization =>
  publicOrganization.parse({ ...organization, phoneText: formatPhone(organization.phone) })
