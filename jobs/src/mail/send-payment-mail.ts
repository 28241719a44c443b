import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findPayment } from '@reservaplus/server/payments/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { type OrganizationId, paymentId } from '@reservaplus/shared/ids/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDateTime } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { readEnv } from '../config/env'
import { clientMail } from './client-mail'
import type { Fact } from './compose-mail'
import { paymentTexts } from './payment-texts'
import { type MailOutcome, sendOnce } from './send-once'

const kindOf = {
  'payment.requested': 'requested',
  'payment.approved': 'approved',
  'payment.refunded': 'refunded',
} as const
type Kind = (typeof kindOf)[keyof typeof kindOf]

const find = async (organizationId: OrganizationId, { id, subject }: EventNotice) => {
  const [event, payment, organization] = await Promise.all([
    findEvent(organizationId, id),
    findPayment(organizationId, paymentId.parse(subject.id)),
    findOrganization(organizationId),
  ])
  const kind = event && event.type in kindOf ? kindOf[event.type as keyof typeof kindOf] : undefined
  const amount = event?.type === 'payment.refunded' ? event.data.refundAmount : payment?.amount

  return { kind, amount, payment, organization }
}

/** What is paid at the desk is seen there; a link is of no use once it was used or has ended. */
const isDue = (kind: Kind, { method, status, expiresAt }: Payment, now: Instant) =>
  method === 'mercadopago' &&
  (kind !== 'requested' || ((status === 'pending' || status === 'rejected') && (expiresAt ?? now) > now))

const ownUrl = async ({ id, organizationId }: Appointment, locale: Locale) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const token = await signManageToken({ linkSecret: LINK_SECRET }, { organizationId, appointmentId: id })

  return `${BOOK_ORIGIN}/m/${token}?lang=${locale}`
}

type Mailed = {
  kind: Kind
  money: string
  payment: Payment
  organization: Organization
  client: Client
  appointment: Appointment | undefined
  locale: Locale
}

const write = async ({ kind, money, payment, organization, client, appointment, locale }: Mailed) => {
  const { checkoutUrl, expiresAt } = payment
  const texts = paymentTexts[locale]
  const said = texts[kind]
  const intro = said.intro(client.firstName, organization.name)
  const bookUrl = `${readEnv('mail').BOOK_ORIGIN}/s/${organization.slug}?lang=${locale}`
  const seen = { label: texts.see, url: appointment ? await ownUrl(appointment, locale) : bookUrl }
  const asks = kind === 'requested' && checkoutUrl !== undefined
  const about: Fact[] = appointment
    ? [
        [texts.service, appointment.serviceName],
        [texts.day, formatDateTime(appointment.localStart, locale)],
      ]
    : []
  const until = expiresAt && texts.until(formatDateTime(toLocal(expiresAt, organization.timeZone), locale))

  return clientMail({
    organization,
    locale,
    bookUrl,
    subject: said.subject(organization.name, money),
    preheader: intro,
    title: said.title,
    intro,
    facts: [[texts.amount, money], ...about],
    ...(asks ? { action: { label: texts.pay, url: checkoutUrl }, more: [seen] } : { action: seen }),
    hints: [asks ? until : undefined, kind === 'refunded' ? texts.later : undefined],
  })
}

/** The link to pay by; that the money came; that some of it went back. */
export const sendPaymentMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const { kind, amount, payment, organization } = await find(organizationId, notice)
  const isSalonOpen = organization?.isActive && organization.writeMode !== 'moved'
  if (!kind || !amount || !payment || !isSalonOpen || !isDue(kind, payment, now)) return 'not due'
  const [client, appointment] = await Promise.all([
    payment.clientId ? findClient(organizationId, payment.clientId, { consistent: true }) : undefined,
    payment.appointmentId ? findAppointment(organizationId, payment.appointmentId) : undefined,
  ])
  if (!client?.email || !client.isActive) return 'no address'
  const locale = client.preferences.locale ?? appointment?.locale ?? organization.locale
  const mail = await write({
    kind,
    money: formatMoney(amount, locale),
    payment,
    organization,
    client,
    appointment,
    locale,
  })

  return sendOnce({ eventId: notice.id, kind: `payment-${kind}`, organization, to: client.email, now }, () => mail)
}
