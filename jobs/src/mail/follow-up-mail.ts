import { clientMail } from './client-mail'
import { clientWords } from './client-words'
import { followUpTexts } from './follow-up-texts'
import { type AfterVisit, visitValues } from './review-mail'

/** An invitation to come back: marketing, so it says how to hear no more. */
export const followUpMail = ({ appointment, leaveUrl, ...mail }: AfterVisit & { leaveUrl: string }) => {
  const { organization, locale, greeting, template, bookUrl } = mail
  const texts = followUpTexts[locale]
  const values = visitValues(appointment, locale)

  return clientMail({
    organization,
    locale,
    bookUrl,
    ...clientWords({ kind: 'followUp', locale, template, organization, greeting, values }),
    preheader: texts.preheader(organization.name),
    facts: [
      [texts.last, appointment.serviceName],
      [texts.professional, appointment.professionalName],
    ],
    action: { label: texts.book, url: bookUrl },
    hints: [],
    leave: { label: texts.leave, url: leaveUrl },
  })
}
