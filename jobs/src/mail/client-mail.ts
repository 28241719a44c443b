import type { Organization } from '@reservaplus/shared/organizations/schema'
import { type Brand, type Composed, composeMail, type Mail } from './compose-mail'
import { mailTexts } from './texts'

export type ClientMail = Omit<Mail, 'brand' | 'footer'> & {
  organization: Organization
  /** The salon's page; pictures are taken from its host. */
  bookUrl: string
}

/** The salon's name, colour and picture; pictures are taken from the host of any of its pages. */
export const brandOf = ({ name, accentColor, logo }: Organization, pageUrl: string): Brand => ({
  name,
  accent: accentColor,
  ...(logo && { logo: new URL(logo, pageUrl).href }),
})

/** Where the salon is: a mail says who is behind it. */
const addressOf = ({ name, address, city }: Organization) => [name, address, city].filter(Boolean).join(' · ')

/** Subject, HTML and plain text of what a salon writes to a client. */
export const clientMail = ({ organization, bookUrl, ...mail }: ClientMail): Composed =>
  composeMail({
    ...mail,
    brand: brandOf(organization, bookUrl),
    footer: [addressOf(organization), mailTexts[mail.locale].sentBy(organization.name)],
  })
