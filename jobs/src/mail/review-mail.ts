import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { MailTemplate } from '@reservaplus/shared/mail-templates/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatMoment } from '@reservaplus/shared/time/format'
import { clientMail } from './client-mail'
import { clientWords, timeValues } from './client-words'
import { reviewTexts } from './review-texts'

export type AfterVisit = {
  appointment: Appointment
  organization: Organization
  greeting: string
  locale: Locale
  template?: MailTemplate | undefined
  bookUrl: string
}

export const visitValues = ({ serviceName, professionalName, localStart }: Appointment, locale: Locale) => ({
  service: serviceName,
  professional: professionalName,
  ...timeValues(localStart, locale),
})

/** How it was. */
export const reviewMail = ({ appointment, reviewUrl, ...mail }: AfterVisit & { reviewUrl: string }) => {
  const { organization, locale, greeting, template, bookUrl } = mail
  const texts = reviewTexts[locale]
  const values = visitValues(appointment, locale)

  return clientMail({
    organization,
    locale,
    bookUrl,
    ...clientWords({ kind: 'review', locale, template, organization, greeting, values }),
    preheader: appointment.serviceName,
    facts: [
      [texts.service, appointment.serviceName],
      [texts.professional, appointment.professionalName],
      [texts.when, formatMoment(appointment.localStart, locale)],
    ],
    action: { label: texts.action, url: reviewUrl },
    hints: [texts.hint],
  })
}
