import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Payment, Refund } from '@reservaplus/shared/payments/schema'
import type { AppContext } from '../app-context'

export type OnlineRefund = Pick<Refund, 'id' | 'amount'> & { reason?: string | undefined }

/** Gives back through the provider what came through it. Absent while none is connected. */
export const refundOnline = async (_ctx: AppContext, _payment: Payment, _refund: OnlineRefund): Promise<Payment> => {
  throw new AppError('UNAVAILABLE', 'The provider is not connected: give it back by hand and say how')
}
