import { AppError } from '@reservaplus/shared/errors/app-error'
import { refundableOf } from '@reservaplus/shared/payments/apply-refund'
import type { Payment, Refund } from '@reservaplus/shared/payments/schema'
import { mercadoPago } from '../adapters/mercado-pago'
import type { AppContext } from '../app-context'
import { accessTokenOf } from '../payment-accounts/account-token'
import { refuseAmount } from './check-amount'
import { refundPayment } from './commit-payment'

export type OnlineRefund = Pick<Refund, 'id' | 'amount'> & { reason?: string | undefined }

/**
 * Gives back through the provider what came through it, then writes it down: under one id it goes back once, and where the
 * writing fails the provider's own notice makes up for it.
 */
export const refundOnline = async (ctx: AppContext, payment: Payment, refund: OnlineRefund): Promise<Payment> => {
  const { id, amount, reason } = refund
  const isKnown = payment.refunds.some((each) => each.id === id)
  if (!payment.externalId) throw new AppError('INVALID_TRANSITION', 'Nothing was paid that could go back')
  const made = { id, amount, method: 'mercadopago' as const, ...(reason !== undefined && { reason }) }
  if (isKnown) return refundPayment(ctx, { id: payment.id, refund: made })
  const left = refundableOf(payment)
  if (amount.currency !== payment.amount.currency || amount.amount > left) refuseAmount(['amount'], left)
  const { id: externalId } = await mercadoPago().refundPayment(await accessTokenOf(ctx), payment.externalId, {
    amount,
    idempotencyKey: `${payment.id}-${id}`,
  })

  return refundPayment(ctx, { id: payment.id, refund: { ...made, externalId } })
}
