import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { clientMail } from './client-mail'
import { seriesTexts } from './series-texts'

const shownDates = 12

type SeriesMail = {
  organization: Organization
  greeting: string
  ahead: readonly Pick<Appointment, 'localStart' | 'professionalName'>[]
  service: string
  /** Others will follow that are not booked yet. */
  hasMore: boolean
  bookUrl: string
  /** Where the first that lies ahead is seen. */
  firstUrl: string | undefined
}

/** All that comes again and again, in one mail. */
export const seriesMail = ({ organization, greeting, ahead, service, hasMore, bookUrl, firstUrl }: SeriesMail) => {
  const { locale, name } = organization
  const texts = seriesTexts[locale]
  const isLonger = ahead.length > shownDates || hasMore

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: texts.subject(name),
    preheader: service,
    title: texts.title,
    intro: (firstUrl ? texts.intro : texts.none)(greeting, name, service),
    facts: ahead
      .slice(0, shownDates)
      .map(({ localStart, professionalName }) => [
        formatTime(localStart, locale),
        `${formatDay(localStart, locale)} · ${professionalName}`,
      ]),
    action: firstUrl ? { label: texts.action, url: firstUrl } : { label: texts.bookAgain, url: bookUrl },
    hints: [firstUrl && isLonger ? texts.more : undefined],
  })
}
