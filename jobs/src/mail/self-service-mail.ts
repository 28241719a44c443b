import type { Organization } from '@reservaplus/shared/organizations/schema'
import { codeMinutes } from '@reservaplus/shared/self-service/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { clientMail } from './client-mail'
import type { Link } from './compose-mail'
import { selfServiceTexts } from './self-service-texts'

type ToClient = { organization: Organization; locale: Locale; bookUrl: string }

/** What a client comes in with. */
export const codeMail = ({ organization, locale, bookUrl, code }: ToClient & { code: string }) => {
  const texts = selfServiceTexts[locale]

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: texts.code.subject(organization.name, code),
    preheader: texts.code.intro(organization.name),
    title: texts.code.title,
    intro: texts.code.intro(organization.name),
    facts: [],
    code,
    action: { label: texts.open, url: bookUrl },
    hints: [texts.codeHint(codeMinutes)],
  })
}

type Links = ToClient & { greeting: string; links: readonly Link[] }

/** The way to each of what lies ahead. */
export const linksMail = ({ organization, locale, bookUrl, greeting, links: [first, ...others] }: Links) => {
  const texts = selfServiceTexts[locale]

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: texts.links.subject(organization.name),
    preheader: first?.label ?? organization.name,
    title: texts.links.title,
    intro: first ? texts.links.intro(greeting, organization.name) : texts.none(greeting, organization.name),
    facts: [],
    ...(first ? { action: first, more: others } : { action: { label: texts.bookAgain, url: bookUrl } }),
    hints: [],
  })
}
