import { AppError } from '@reservaplus/shared/errors/app-error'
import { paymentId } from '@reservaplus/shared/ids/schema'
import { refundableOf } from '@reservaplus/shared/payments/apply-refund'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { mercadoPago } from '../adapters/mercado-pago'
import type { MercadoPagoPayment } from '../adapters/mercado-pago-answers'
import type { ChangeContext } from '../app-context'
import { accessTokenOf } from '../payment-accounts/account-token'
import { approvePayment, closePayment, refundPayment } from './commit-payment'
import { findPayment } from './repository'

/** The payer's money was taken, whatever went back since. */
const taken = new Set<MercadoPagoPayment['status']>(['approved', 'in_mediation', 'refunded', 'charged_back'])

/** Paid a second time, or not what was asked for: nobody may keep it. Once, however often it is found. */
const giveBack = async (accessToken: string, { id }: MercadoPagoPayment): Promise<void> => {
  try {
    await mercadoPago().refundPayment(accessToken, id, { idempotencyKey: `${id}-not-asked-for` })
  } catch (error) {
    // It has gone back already.
    if (!(error instanceof AppError && error.code === 'BAD_INPUT')) throw error
  }
}

/** What went back at the provider and is not in our books yet; each by the provider's own id. */
const syncRefunds = async (ctx: ChangeContext, payment: Payment, told: MercadoPagoPayment): Promise<Payment> => {
  let current = payment
  for (const { id: externalId, amount } of told.refunds) {
    const left = { ...amount, amount: Math.min(amount.amount, refundableOf(current)) }
    if (left.amount <= 0 || current.refunds.some((each) => each.externalId === externalId)) continue
    const refund = { id: `mp-${externalId}`, amount: left, method: 'mercadopago' as const, externalId }
    current = await refundPayment(ctx, { id: payment.id, refund })
  }
  const isBack = told.status === 'charged_back' || told.status === 'refunded'
  if (!isBack || refundableOf(current) === 0) return current

  return refundPayment(ctx, { id: payment.id, refund: { id: `mp-${told.id}-all`, method: 'mercadopago' } })
}

/** One try of the payer at a payment of ours. In any order, any number of times. */
const syncTry = async (ctx: ChangeContext, accessToken: string, { id }: Payment, told: MercadoPagoPayment) => {
  const current = await findPayment(ctx.organizationId, id)
  if (!current) return
  if (!taken.has(told.status)) {
    if (told.status === 'rejected') await closePayment(ctx, { id, status: 'rejected' })
    return
  }
  const { amount, currency } = current.amount
  if (told.amount.amount !== amount || told.amount.currency !== currency) return giveBack(accessToken, told)

  const approved = await approvePayment(ctx, { id, externalId: told.id, providerFee: told.fee })
  if (approved.externalId === told.id) await syncRefunds(ctx, approved, told)
  else if (told.status === 'approved') await giveBack(accessToken, told)
}

/** Something is new of what the provider calls so. What is none of ours is left alone. */
export const syncNotice = async (ctx: ChangeContext, externalId: string): Promise<void> => {
  const accessToken = await accessTokenOf(ctx)
  const told = await mercadoPago().getPayment(accessToken, externalId)
  const { data: id } = paymentId.safeParse(told?.externalReference)
  const payment = id && (await findPayment(ctx.organizationId, id))
  if (told && payment?.method === 'mercadopago') await syncTry(ctx, accessToken, payment, told)
}

/** Everything that the payer tried, asked for by our own id, the oldest first. */
export const syncPayment = async (ctx: ChangeContext, payment: Payment): Promise<void> => {
  const accessToken = await accessTokenOf(ctx)
  const tries = await mercadoPago().searchPayments(accessToken, payment.id)
  for (const told of tries.toReversed()) await syncTry(ctx, accessToken, payment, told)
}
