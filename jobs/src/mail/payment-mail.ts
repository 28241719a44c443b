import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { MailTemplate, MailTemplateKind } from '@reservaplus/shared/mail-templates/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatMoment } from '@reservaplus/shared/time/format'
import { toLocal } from '@reservaplus/shared/time/zone'
import { clientMail } from './client-mail'
import { clientWords } from './client-words'
import type { Fact } from './compose-mail'
import { paymentTexts } from './payment-texts'

export type PaymentMailKind = Extract<MailTemplateKind, 'paymentRequested' | 'paymentApproved' | 'paymentRefunded'>

type PaymentMail = {
  kind: PaymentMailKind
  money: string
  payment: Pick<Payment, 'checkoutUrl' | 'expiresAt'>
  organization: Organization
  greeting: string
  appointment?: Pick<Appointment, 'serviceName' | 'localStart'> | undefined
  locale: Locale
  template?: MailTemplate | undefined
  bookUrl: string
  /** Where the client sees what it is for. */
  seenUrl: string
}

/** That something can be paid online; that the money came; that some of it went back. */
export const paymentMail = ({ kind, money, payment, appointment, bookUrl, seenUrl, ...mail }: PaymentMail) => {
  const { organization, greeting, locale, template } = mail
  const { checkoutUrl, expiresAt } = payment
  const texts = paymentTexts[locale]
  const words = clientWords({ kind, locale, template, organization, greeting, values: { amount: money } })
  const seen = { label: texts.see, url: seenUrl }
  const asks = kind === 'paymentRequested' && checkoutUrl !== undefined
  const about: Fact[] = appointment
    ? [
        [texts.service, appointment.serviceName],
        [texts.day, formatMoment(appointment.localStart, locale)],
      ]
    : []
  const until = expiresAt && texts.until(formatMoment(toLocal(expiresAt, organization.timeZone), locale))

  return clientMail({
    organization,
    locale,
    bookUrl,
    ...words,
    preheader: words.intro,
    facts: [[texts.amount, money], ...about],
    ...(asks ? { action: { label: texts.pay, url: checkoutUrl }, more: [seen] } : { action: seen }),
    hints: [asks ? until : undefined, kind === 'paymentRefunded' ? texts.later : undefined],
  })
}
