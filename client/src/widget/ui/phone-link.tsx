import type { PublicOrganization } from '@reservaplus/shared/organizations/schema'

export type PhoneLinkProps = {
  organization: PublicOrganization
  /** The sentence around the number. */
  text: (number: { phone: string }) => string
}

/** Nothing where the salon gives no number. */
export const PhoneLink = ({ organization: { phone, phoneText }, text }: PhoneLinkProps) =>
  phone ? <a href={`tel:${phone}`}>{text({ phone: phoneText })}</a> : null
