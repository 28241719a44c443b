import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findTemplate } from '@reservaplus/server/mail-templates/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findPayment } from '@reservaplus/server/payments/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { type OrganizationId, paymentId } from '@reservaplus/shared/ids/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { type PaymentMailKind, paymentMail } from './payment-mail'
import { type MailOutcome, sendOnce } from './send-once'

const kindOf = {
  'payment.requested': 'paymentRequested',
  'payment.approved': 'paymentApproved',
  'payment.refunded': 'paymentRefunded',
} as const
type Kind = PaymentMailKind

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
  (kind !== 'paymentRequested' || ((status === 'pending' || status === 'rejected') && (expiresAt ?? now) > now))

const ownUrl = async ({ id, organizationId }: Appointment, locale: Locale) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const token = await signManageToken({ linkSecret: LINK_SECRET }, { organizationId, appointmentId: id })

  return `${BOOK_ORIGIN}/m/${token}?lang=${locale}`
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
  const bookUrl = `${readEnv('mail').BOOK_ORIGIN}/s/${organization.slug}?lang=${locale}`
  const [template, seenUrl] = await Promise.all([
    findTemplate(organizationId, { kind, locale }),
    appointment ? ownUrl(appointment, locale) : bookUrl,
  ])
  const money = formatMoney(amount, locale)
  const greeting = client.firstName
  const about = { kind, money, payment, organization, greeting, appointment, locale, template, bookUrl, seenUrl }

  return sendOnce({ eventId: notice.id, kind, organization, to: client.email, now }, () => paymentMail(about))
}
