import { Button } from '@react-email/button'
import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import { addMoney, formatMoney } from '@reservaplus/shared/money/money'
import type { AppointmentMailKind } from '@reservaplus/shared/notifications/schema'
import { readableOn } from '@reservaplus/shared/organizations/color'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDateTime, formatDay, formatTime } from '@reservaplus/shared/time/format'
import { Layout } from './layout'
import { renderMail } from './render'
import { mailTexts } from './texts'

export type AppointmentMail = {
  kind: AppointmentMailKind
  appointment: Appointment
  /** What else the client has in the same visit, in its order. */
  more?: readonly Appointment[]
  organization: Organization
  /** First name of the client, as they gave it. */
  greeting: string
  /** Absent once there is nothing left to manage (cancelled). */
  manageUrl?: string
  bookUrl: string
  /** Whether the client may still change or cancel it by the link. */
  canBeChanged: boolean
}

/** The language the client booked in, else the salon's. */
const localeOf = ({ appointment, organization }: Pick<AppointmentMail, 'appointment' | 'organization'>) =>
  appointment.locale ?? organization.locale

type Fact = readonly [label: string, value: string]

/** Of several services each with its hour; with its day too, where that is another. */
const linesOf = (lines: readonly Appointment[], locale: Locale): Fact[] => {
  const day = lines[0]?.localStart.slice(0, 10)

  return lines.map(({ localStart, serviceName, professionalName }) => [
    localStart.startsWith(day ?? '') ? formatTime(localStart, locale) : formatDateTime(localStart, locale),
    `${serviceName} · ${professionalName}`,
  ])
}

const factsOf = (mail: AppointmentMail): Fact[] => {
  const { appointment, more = [], organization } = mail
  const locale = localeOf(mail)
  const texts = mailTexts[locale]
  const lines = [appointment, ...more]
  const price = more.reduce((sum, each) => addMoney(sum, each.price), appointment.price)
  const services: Fact[] =
    more.length > 0
      ? linesOf(lines, locale)
      : [
          [texts.service, appointment.serviceName],
          [texts.professional, appointment.professionalName],
        ]
  const facts: Fact[] = [
    [texts.when, formatDateTime(appointment.localStart, locale)],
    ...services,
    [texts.place, [organization.address, organization.city].filter(Boolean).join(', ')],
    [texts.price, formatMoney(price, locale)],
  ]

  return facts.filter(([, value]) => value !== '')
}

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <Section style={{ margin: '8px 0 20px' }}>
    {facts.map(([label, value]) => (
      <Row key={`${label} ${value}`}>
        <Column style={{ color: '#5b6470', fontSize: '14px', padding: '5px 16px 5px 0', width: '96px' }} valign="top">
          {label}
        </Column>
        <Column style={{ color: '#16202a', fontSize: '15px', fontWeight: 600, padding: '5px 0' }} valign="top">
          {value}
        </Column>
      </Row>
    ))}
  </Section>
)

/** The button, and what stands below it: what the link is good for, and whom to call. */
const actionOf = ({ manageUrl, bookUrl, canBeChanged, ...mail }: AppointmentMail) => {
  const { phone, bookingRules } = mail.organization
  const texts = mailTexts[localeOf(mail)]
  const written = phone && formatPhone(phone)
  const questions = written && texts.questions(written)
  if (!manageUrl) return { label: texts.bookAgain, url: bookUrl, hints: [questions] }
  if (!canBeChanged) return { label: texts.view, url: manageUrl, hints: [texts.tooLate(written)] }

  return {
    label: texts.manage,
    url: manageUrl,
    // Whom the salon had to move is bound by no window.
    hints: [texts.manageHint(mail.appointment.movedBySalonAt ? 0 : bookingRules.cancellationWindowHours), questions],
  }
}

/** Subject, HTML and plain text of a mail to the client about one appointment. */
export const appointmentMail = (mail: AppointmentMail) => {
  const { organization, appointment, kind } = mail
  const locale = localeOf(mail)
  const texts = mailTexts[locale]
  const facts = factsOf(mail)
  const action = actionOf(mail)
  const accent = organization.accentColor
  const intro = texts.intro[kind](mail.greeting, organization.name)
  const subject = texts.subject[kind]({
    salon: organization.name,
    service: appointment.serviceName,
    when: `${formatDay(appointment.localStart, locale)}, ${formatTime(appointment.localStart, locale)}`,
  })
  const html = renderMail(
    <Layout
      locale={locale}
      preheader={`${[appointment, ...(mail.more ?? [])].map((each) => each.serviceName).join(', ')} · ${facts[0]?.[1] ?? ''}`}
      title={texts.title[kind]}
      sender={organization.name}
      logo={organization.logo && new URL(organization.logo, mail.bookUrl).href}
      footer={texts.sentBy(organization.name)}
    >
      <Text style={{ color: '#16202a', fontSize: '15px', lineHeight: '23px', margin: '0 0 8px' }}>{intro}</Text>
      <Facts facts={facts} />
      <Button
        href={action.url}
        style={{
          backgroundColor: accent,
          borderRadius: '8px',
          color: readableOn(accent),
          fontSize: '15px',
          fontWeight: 600,
          padding: '13px 20px',
        }}
      >
        {action.label}
      </Button>
      <Text style={{ color: '#5b6470', fontSize: '14px', lineHeight: '21px' }}>
        {action.hints.filter(Boolean).join(' ')}
      </Text>
    </Layout>,
  )
  const text = [
    texts.title[kind],
    '',
    intro,
    '',
    ...facts.map(([label, value]) => `${label}: ${value}`),
    '',
    `${action.label}: ${action.url}`,
    ...action.hints,
    '',
    texts.sentBy(organization.name),
  ].join('\n')

  return { subject, html, text }
}
