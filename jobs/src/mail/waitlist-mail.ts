import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDay, formatMoment, formatTime } from '@reservaplus/shared/time/format'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { clientMail } from './client-mail'
import { waitlistTexts } from './waitlist-texts'

type WaitlistMail = {
  organization: Organization
  greeting: string
  locale: Locale
  service: string
  /** Where the client answers, or leaves the list. */
  url: string
  bookUrl: string
}
type Offer = NonNullable<WaitlistEntry['offer']>

/** A time is free for them, for a while. */
export const offerMail = ({
  offer,
  professional,
  ...mail
}: WaitlistMail & { offer: Pick<Offer, 'localStart' | 'expiresAt'>; professional: string }) => {
  const { organization, greeting, locale, service, url, bookUrl } = mail
  const texts = waitlistTexts[locale]
  const names = { salon: organization.name, service }
  const when = formatMoment(offer.localStart, locale)

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: texts.offered.subject({ ...names, when }),
    preheader: `${service} · ${when}`,
    title: texts.offered.title,
    intro: texts.offered.intro(greeting, {
      ...names,
      until: formatTime(toLocal(offer.expiresAt, organization.timeZone), locale),
    }),
    facts: [
      [texts.when, formatMoment(offer.localStart, locale)],
      [texts.service, service],
      [texts.professional, professional],
    ],
    action: { label: texts.answer, url },
    hints: [texts.once],
  })
}

/** They wait from now on. */
export const joinedMail = ({ entry, ...mail }: WaitlistMail & { entry: Pick<WaitlistEntry, 'from' | 'to'> }) => {
  const { organization, greeting, locale, service, url, bookUrl } = mail
  const texts = waitlistTexts[locale]
  const names = { salon: organization.name, service }
  const days = [...new Set([entry.from, entry.to])].map((date) => formatDay(date, locale)).join(' – ')

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: texts.joined.subject(names),
    preheader: service,
    title: texts.joined.title,
    intro: texts.joined.intro(greeting, names),
    facts: [
      [texts.service, service],
      [texts.days, days],
    ],
    action: { label: texts.manage, url },
    hints: [texts.leave],
  })
}
