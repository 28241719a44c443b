import type { PaymentId } from '@reservaplus/shared/ids/schema'
import { restOf } from '@reservaplus/shared/payments/position'
import type { Receipt } from '@reservaplus/shared/payments/receipt'
import { may } from '@reservaplus/shared/permissions/may'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { findClient } from '../clients/repository'
import { findExisting } from '../organizations/find-existing'
import { appointmentsOf } from './commit-payment'
import { findReached } from './read-payment'

/** Whoever may know clients reads their name on it. */
const nameOf = async (ctx: AppContext, clientId: Parameters<typeof findClient>[1] | undefined) => {
  const client = clientId && may(ctx, 'clients:read') ? await findClient(ctx.organizationId, clientId) : undefined

  return client ? `${client.firstName} ${client.lastName}`.trim() : ''
}

/** What the client takes along: who was paid, for what, how, and what is left. No tax document. */
export const receipt = async (ctx: AppContext, { id }: { id: PaymentId }): Promise<Receipt> => {
  const payment = await findReached(ctx, id)
  const [organization, appointments, clientName] = await Promise.all([
    findExisting(ctx),
    appointmentsOf(payment),
    nameOf(ctx, payment.clientId),
  ])
  const { name, address, city, phone, email, logo, timeZone, locale } = organization
  const { tip, amount, refunded, method, status, refunds } = payment

  return {
    number: payment.id.slice(-8).toUpperCase(),
    organization: { name, address, city, phone, email, ...(logo && { logo }) },
    locale,
    paidAt: payment.paidAt && toLocal(payment.paidAt, timeZone),
    clientName,
    lines: appointments.map((each) => ({
      appointmentId: each.id,
      serviceName: each.serviceName,
      professionalName: each.professionalName,
      localStart: each.localStart,
      price: each.price,
      discount: each.payment?.discount,
      paid: payment.parts.find(({ appointmentId }) => appointmentId === each.id)?.amount ?? 0,
      rest: restOf(each),
    })),
    method,
    status,
    amount,
    tip,
    refunded,
    refunds: refunds.map(({ amount: back, method: how, at }) => ({
      amount: back,
      method: how,
      at: toLocal(at, timeZone),
    })),
  }
}
