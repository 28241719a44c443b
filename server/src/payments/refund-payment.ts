import { AppError } from '@reservaplus/shared/errors/app-error'
import { refundableOf } from '@reservaplus/shared/payments/apply-refund'
import type { RefundPaymentInput, ShownPayment } from '@reservaplus/shared/payments/inputs'
import { assertNothingSaid } from '@reservaplus/shared/privacy/erased-words'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { findWritable } from '../organizations/find-writable'
import { refundPayment } from './commit-payment'
import { openDay } from './day-close-repository'
import { findReached, shownPayment } from './read-payment'
import { refundOnline } from './refund-online'

/** By hand at the desk, or, of what came through a provider and unless another way is named, through it. */
export const refund = async (ctx: AppContext, input: RefundPaymentInput): Promise<ShownPayment> => {
  const { amount, method, reason } = input
  const [organization, payment] = await Promise.all([findWritable(ctx), findReached(ctx, input.id)])
  assertNothingSaid(payment, reason)
  const id = input.idempotencyKey ?? ctx.newId()
  const why = reason === '' ? {} : { reason }
  if (payment.method === 'mercadopago' && method === undefined) {
    const known = payment.refunds.find((each) => each.id === id)
    const left = { amount: known?.amount.amount ?? refundableOf(payment), currency: payment.amount.currency }
    if (left.amount === 0) throw new AppError('INVALID_TRANSITION', 'There is nothing left to give back')

    return shownPayment(await refundOnline(ctx, payment, { id, amount: amount ?? left, ...why }))
  }
  const made = { id, ...(amount && { amount }), ...(method && { method }), ...why }

  return shownPayment(
    await refundPayment(ctx, {
      id: payment.id,
      refund: made,
      also: async () => [await openDay(organization, instantOf(ctx.clock.now()))],
    }),
  )
}
