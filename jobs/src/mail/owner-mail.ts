import { formatMoney } from '@reservaplus/shared/money/money'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { planTexts } from '@reservaplus/shared/subscriptions/plan-texts'
import { plans } from '@reservaplus/shared/subscriptions/plans'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDay } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { type Composed, composeMail, type Fact } from './compose-mail'
import { type OwnerMailKind, ownerTexts } from './owner-texts'

export type OwnerMail = {
  kind: OwnerMailKind
  organization: Organization
  subscription: Pick<Subscription, 'plan'>
  /** Until when it is good, or something has to happen. */
  until?: Instant | undefined
  amount?: Money | undefined
  /** Of an invoice: how it is called. */
  number?: string | undefined
  /** Of whoever reads it. */
  firstName: string
  locale: Locale
  appOrigin: string
  bookOrigin: string
}

const accent = '#0f766e'

/** From us to who runs an organization, in our own colours. */
export const ownerMail = (mail: OwnerMail): Composed => {
  const { kind, organization, subscription, locale, appOrigin, bookOrigin } = mail
  const texts = ownerTexts[locale]
  const salon = organization.name
  const plan = planTexts(plans[subscription.plan], locale).name
  const until = mail.until ? formatDay(toLocal(mail.until, organization.timeZone), locale) : ''
  const amount = mail.amount ? formatMoney(mail.amount, locale) : ''
  const said = texts.mails[kind]({ salon, plan, until, amount })
  const facts: Fact[] = [
    [texts.salon, salon],
    [texts.plan, plan],
    [texts.amount, amount],
    [texts.invoice, mail.number ?? ''],
    [texts.until[kind], until],
  ]

  return composeMail({
    brand: { name: 'ReservaPlus', accent },
    locale,
    subject: said.subject,
    preheader: said.intro,
    title: said.title,
    intro: `${texts.hello(mail.firstName)}\n${said.intro}`,
    facts: facts.filter(([, value]) => value !== ''),
    action: { label: said.action, url: `${appOrigin}/app/` },
    more: kind === 'welcome' ? [{ label: texts.page, url: `${bookOrigin}/s/${organization.slug}` }] : [],
    hints: [],
    footer: [texts.footer(salon)],
  })
}
