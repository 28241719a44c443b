import { type Appointment, appointment } from '@reservaplus/shared/appointments/schema'
import type { MailTemplate, MailTemplateKind } from '@reservaplus/shared/mail-templates/schema'
import { sampleValues } from '@reservaplus/shared/mail-templates/variables'
import { type AppointmentMailKind, appointmentMailKind } from '@reservaplus/shared/notifications/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { appointmentMail } from './appointment-mail'
import type { Composed } from './compose-mail'
import { followUpMail } from './follow-up-mail'
import { paymentMail } from './payment-mail'
import { reviewMail } from './review-mail'

type Sample = {
  kind: MailTemplateKind
  locale: Locale
  organization: Organization
  template?: MailTemplate | undefined
  bookOrigin: string
}

const isOfAppointment = (kind: MailTemplateKind): kind is AppointmentMailKind =>
  appointmentMailKind.safeParse(kind).success

/** Nobody's: it is in no agenda, and what its links open is the salon's own page. */
const sampleAppointment = (organization: Organization, locale: Locale): Appointment => {
  const { service = '', professional = '', client = '' } = sampleValues(locale, organization)

  return appointment.parse({
    id: '0'.repeat(26),
    organizationId: organization.id,
    professionalId: '0'.repeat(26),
    clientId: '0'.repeat(26),
    serviceId: '0'.repeat(26),
    start: '2026-11-26T18:30:00Z',
    end: '2026-11-26T19:30:00Z',
    localStart: '2026-11-26T15:30',
    timeZone: organization.timeZone,
    status: 'confirmed',
    serviceName: service,
    professionalName: professional,
    clientName: client,
    durationMinutes: 60,
    segments: [],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    price: { amount: 18_000, currency: organization.currency },
    source: 'widget',
    isWalkIn: false,
    hasAcceptedOverlap: false,
    notes: '',
    internalNotes: '',
    locale,
    createdBy: { kind: 'system', id: 'sample' },
    createdAt: '2026-11-20T12:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    version: 1,
  })
}

/** A whole mail with made-up facts and the salon's own words and looks. */
export const sampleMail = ({ kind, locale, organization, template, bookOrigin }: Sample): Composed => {
  const { client: greeting = '', amount: money = '' } = sampleValues(locale, organization)
  const bookUrl = `${bookOrigin}/s/${organization.slug}?lang=${locale}`
  const common = { organization, greeting, template, bookUrl }
  const sample = sampleAppointment(organization, locale)
  if (isOfAppointment(kind)) {
    const links = { manageUrl: bookUrl, answerUrl: bookUrl }
    const status = kind === 'cancelled' ? ('cancelled' as const) : sample.status

    return appointmentMail({
      ...common,
      kind,
      appointment: { ...sample, status, ...(kind === 'movedBySalon' && { movedBySalonAt: sample.createdAt }) },
      canBeChanged: true,
      ...(kind !== 'cancelled' && links),
    })
  }
  if (kind === 'review') return reviewMail({ ...common, appointment: sample, locale, reviewUrl: bookUrl })
  if (kind === 'followUp') return followUpMail({ ...common, appointment: sample, locale, leaveUrl: bookUrl })
  const payment = { checkoutUrl: bookUrl }

  return paymentMail({ ...common, kind, money, payment, appointment: sample, locale, seenUrl: bookUrl })
}
