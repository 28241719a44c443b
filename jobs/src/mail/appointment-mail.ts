import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import type { MailTemplate } from '@reservaplus/shared/mail-templates/schema'
import { addMoney, formatMoney } from '@reservaplus/shared/money/money'
import type { AppointmentMailKind } from '@reservaplus/shared/notifications/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatMoment, formatTime } from '@reservaplus/shared/time/format'
import { clientMail } from './client-mail'
import { clientWords, timeValues } from './client-words'
import type { Fact } from './compose-mail'
import { mailTexts } from './texts'

export type AppointmentMail = {
  kind: AppointmentMailKind
  appointment: Appointment
  /** What else the client has in the same visit, in its order. */
  more?: readonly Appointment[]
  organization: Organization
  /** First name of the client, as they gave it. */
  greeting: string
  /** The salon's own words, where it has chosen some. */
  template?: MailTemplate | undefined
  /** Absent once there is nothing left to manage (cancelled). */
  manageUrl?: string
  /** Where the client says that they come, or that they cannot. */
  answerUrl?: string
  bookUrl: string
  /** Whether the client may still change or cancel it by the link. */
  canBeChanged: boolean
}

/** The language the client booked in, else the salon's. */
const localeOf = ({ appointment, organization }: Pick<AppointmentMail, 'appointment' | 'organization'>) =>
  appointment.locale ?? organization.locale

/** Of several services each with its hour; with its day too, where that is another. */
const linesOf = (lines: readonly Appointment[], locale: Locale): Fact[] => {
  const day = lines[0]?.localStart.slice(0, 10)

  return lines.map(({ localStart, serviceName, professionalName }) => [
    localStart.startsWith(day ?? '') ? formatTime(localStart, locale) : formatMoment(localStart, locale),
    `${serviceName} · ${professionalName}`,
  ])
}

const priceOf = ({ appointment, more = [] }: Pick<AppointmentMail, 'appointment' | 'more'>) =>
  more.reduce((sum, each) => addMoney(sum, each.price), appointment.price)

const factsOf = (mail: AppointmentMail): Fact[] => {
  const { appointment, more = [], organization } = mail
  const locale = localeOf(mail)
  const texts = mailTexts[locale]
  const lines = [appointment, ...more]
  const services: Fact[] =
    more.length > 0
      ? linesOf(lines, locale)
      : [
          [texts.service, appointment.serviceName],
          [texts.professional, appointment.professionalName],
        ]
  const facts: Fact[] = [
    [texts.when, formatMoment(appointment.localStart, locale)],
    ...services,
    [texts.place, [organization.address, organization.city].filter(Boolean).join(', ')],
    [texts.price, formatMoney(priceOf(mail), locale)],
  ]

  return facts.filter(([, value]) => value !== '')
}

/** The number as people write it, and what it is for. */
const phoneOf = ({ phone }: Organization, texts: (typeof mailTexts)[Locale]) => {
  const written = phone && formatPhone(phone)

  return { written, questions: written && texts.questions(written) }
}

/** Of a reminder: one press to say that one comes, two others for whoever cannot. */
const answersOf = ({ manageUrl, answerUrl, canBeChanged, kind, appointment, organization }: AppointmentMail) => {
  if (kind !== 'reminder' || !manageUrl || !answerUrl || appointment.clientConfirmedAt) return undefined
  const texts = mailTexts[localeOf({ appointment, organization })]
  const { written, questions } = phoneOf(organization, texts)

  return {
    action: { label: texts.confirm, url: `${answerUrl}&do=confirm` },
    hints: canBeChanged ? [texts.answerHint, questions] : [texts.answerHint, texts.tooLate(written)],
    ...(canBeChanged && {
      seconds: [
        { label: texts.move, url: `${manageUrl}&view=times` },
        { label: texts.cannotCome, url: `${answerUrl}&do=cancel` },
      ],
    }),
  }
}

/** The button, and what stands below it: what the link is good for, and whom to call. */
const actionOf = ({ manageUrl, bookUrl, canBeChanged, ...mail }: AppointmentMail) => {
  const { bookingRules } = mail.organization
  const texts = mailTexts[localeOf(mail)]
  const { written, questions } = phoneOf(mail.organization, texts)
  if (!manageUrl) return { action: { label: texts.bookAgain, url: bookUrl }, hints: [questions] }
  if (!canBeChanged) return { action: { label: texts.view, url: manageUrl }, hints: [texts.tooLate(written)] }

  return {
    action: { label: texts.manage, url: manageUrl },
    // Whom the salon had to move is bound by no window.
    hints: [texts.manageHint(mail.appointment.movedBySalonAt ? 0 : bookingRules.cancellationWindowHours), questions],
  }
}

/** Subject, HTML and plain text of a mail to the client about one appointment, or about a visit. */
export const appointmentMail = (mail: AppointmentMail) => {
  const { organization, appointment, more = [], kind, greeting, bookUrl, template } = mail
  const locale = localeOf(mail)
  const facts = factsOf(mail)
  const lines = [appointment, ...more]
  const service = lines.map((each) => each.serviceName).join(', ')
  const words = clientWords({
    kind,
    locale,
    template,
    organization,
    greeting,
    values: {
      service,
      professional: [...new Set(lines.map((each) => each.professionalName))].join(', '),
      price: formatMoney(priceOf(mail), locale),
      ...timeValues(appointment.localStart, locale),
    },
  })

  return clientMail({
    organization,
    locale,
    bookUrl,
    ...words,
    preheader: `${service} · ${facts[0]?.[1] ?? ''}`,
    facts,
    ...actionOf(mail),
    ...answersOf(mail),
  })
}
