import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { eventId, paymentId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { CreateLinkInput, ShownPayment } from '@reservaplus/shared/payments/inputs'
import { paymentEvent } from '@reservaplus/shared/payments/payment-event'
import { netOf, restOf } from '@reservaplus/shared/payments/position'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { depositOf } from '@reservaplus/shared/services/deposit'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { mercadoPago } from '../adapters/mercado-pago'
import type { AppContext } from '../app-context'
import { signManageToken } from '../appointments/link-token'
import { findAppointment } from '../appointments/repository'
import { clientStands } from '../clients/find-standing'
import { commitDecision } from '../db/commit-decision'
import { eventCreation, findEvent } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { accessTokenOf } from '../payment-accounts/account-token'
import { findService } from '../services/repository'
import { assertOwn } from '../users/check-scope'
import { firstPause } from './decide-pause'
import { shownPayment } from './read-payment'
import { findPayment, paymentCreation } from './repository'

const amountOf = async (appointment: Appointment, { of }: CreateLinkInput): Promise<number> => {
  const rest = restOf(appointment)
  if (of === 'rest') return rest
  const { organizationId, serviceId, price } = appointment
  const service = await findService(organizationId, serviceId)
  const deposit = service ? (depositOf(service.deposit, price)?.amount ?? 0) : 0

  return Math.min(rest, Math.max(0, deposit - netOf(appointment)))
}

/** Where the payer is sent to pay, and where they come back to: their own appointment. */
const preferenceOf = async (
  ctx: AppContext,
  { id, amount, expiresAt }: Pick<Payment, 'id' | 'amount' | 'expiresAt'>,
  { appointment, organization }: { appointment: Appointment; organization: Organization },
) => {
  const { organizationId, config } = ctx
  const own = `${config.bookOrigin}/m/${await signManageToken(config, { organizationId, appointmentId: appointment.id })}`

  return mercadoPago().createPreference(await accessTokenOf(ctx), {
    title: `${appointment.serviceName} · ${organization.name}`.slice(0, 200),
    amount,
    externalReference: id,
    notificationUrl: `${config.bookOrigin}/v1/payments/webhook?organization=${organizationId}`,
    backUrls: { success: own, failure: own, pending: own },
    expiresAt,
    statementDescriptor: organization.name,
    idempotencyKey: id,
  })
}

/** A link by which the client pays an appointment, or its deposit; it ends by itself. */
export const createLink = async (ctx: AppContext, input: CreateLinkInput): Promise<ShownPayment> => {
  const { organizationId, actor, origin } = ctx
  const call = recordCall(ctx, 'payments.createLink', input)
  const known = await call.find()
  const [id, own] = [paymentId.parse(known?.subjectId ?? ctx.newId()), eventId.parse(ctx.newId())]
  const find = async () => {
    const payment = await findPayment(organizationId, id)

    return payment && shownPayment(payment)
  }
  if (known) {
    const made = await find()
    if (made) return made
  }
  const [organization, appointment] = await Promise.all([
    findWritable(ctx),
    findAppointment(organizationId, input.id).then((found) => assertOwn(ctx, 'payments:write', found)),
  ])
  const at = instantOf(ctx.clock.now())
  const amount = { amount: await amountOf(appointment, input), currency: appointment.price.currency }
  if (amount.amount === 0) throw new AppError('INVALID_TRANSITION', 'There is nothing left to pay for this')
  const expiresAt = addMinutes(at, input.hours * 60)
  const preference = await preferenceOf(ctx, { id, amount, expiresAt }, { appointment, organization })
  const payment: Payment = {
    ...{
      id,
      organizationId,
      kind: 'pay_link',
      method: 'mercadopago',
      status: 'pending',
      amount,
      refunds: [],
      parts: [],
    },
    refunded: { ...amount, amount: 0 },
    appointmentId: appointment.id,
    ...(appointment.visitId && { visitId: appointment.visitId }),
    clientId: appointment.clientId,
    preferenceId: preference.id,
    checkoutUrl: preference.checkoutUrl,
    expiresAt,
    dueAt: addMinutes(at, firstPause),
    attempts: 0,
    createdBy: actor,
    createdAt: at,
    version: 1,
  }
  const event = paymentEvent('payment.requested', payment, { id: own, at, actor, origin })

  return commitDecision<ShownPayment>(ctx, {
    decide: async () => ({
      writes: [
        ...call.writes({ eventId: own, subjectId: id }),
        eventCreation(event),
        ...paymentCreation(payment),
        clientStands(organizationId, appointment.clientId),
      ],
      result: shownPayment(payment),
    }),
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()
      if (!record) return (await findEvent(organizationId, own)) && find()
      const made = await findPayment(organizationId, paymentId.parse(record.subjectId))

      return made && shownPayment(made)
    },
  })
}
