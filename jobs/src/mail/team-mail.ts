import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { TeamMailKind } from '@reservaplus/shared/notifications/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatMoment, formatTime } from '@reservaplus/shared/time/format'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { brandOf } from './client-mail'
import { type Composed, composeMail, type Fact } from './compose-mail'
import { teamTexts } from './team-texts'

export type TeamMail = {
  kind: TeamMailKind
  /** What of one visit concerns the same professional, in its order. */
  appointments: readonly [Appointment, ...Appointment[]]
  /** Where the first of them was before. */
  before?: LocalDateTime | undefined
  organization: Organization
  locale: Locale
  appOrigin: string
  bookOrigin: string
}

const lineOf =
  (locale: Locale, isAlone: boolean, label: string) =>
  ({ localStart, serviceName, durationMinutes }: Appointment): Fact => [
    isAlone ? label : formatTime(localStart, locale),
    `${serviceName} (${durationMinutes} min)`,
  ]

const factsOf = ({ kind, appointments, before, locale }: TeamMail): Fact[] => {
  const [first] = appointments
  const texts = teamTexts[locale]
  const facts: Fact[] = [
    [texts.when, formatMoment(first.localStart, locale)],
    [texts.before, before ? formatMoment(before, locale) : ''],
    [texts.client, first.clientName],
    ...appointments.map(lineOf(locale, appointments.length === 1, texts.service)),
    kind === 'cancelled' ? [texts.reason, first.cancellationReason ?? ''] : [texts.notes, first.notes],
  ]

  return facts.filter(([, value]) => value !== '')
}

/** To the professional whose day it changes. What the desk noted for itself stays in the agenda. */
export const teamMail = (mail: TeamMail): Composed => {
  const { kind, appointments, organization, locale, appOrigin, bookOrigin } = mail
  const [first] = appointments
  const texts = teamTexts[locale]
  const { clientName: client, professionalName: professional, localStart } = first
  const when = formatMoment(localStart, locale)

  return composeMail({
    brand: brandOf(organization, bookOrigin),
    locale,
    subject: texts.subject[kind](when),
    preheader: `${client} · ${appointments.map(({ serviceName }) => serviceName).join(', ')}`,
    title: texts.title[kind],
    intro: texts.intro[kind]({ client, professional }),
    facts: factsOf(mail),
    action: { label: texts.open, url: `${appOrigin}/app/agenda?date=${localStart.slice(0, 10)}` },
    hints: [],
    footer: [texts.footer],
  })
}
