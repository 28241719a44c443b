import { AppError } from '@reservaplus/shared/errors/app-error'
import { paymentNotice, receivedNotice } from '@reservaplus/shared/payments/schema'
import { restPost } from '../trpc/meta'
import { openProcedure } from '../trpc/procedures'

export const publicProcedures = {
  /** Described here for whoever reads the API; the route itself is http/payment-notices.ts, because its signature is over the address. */
  webhook: openProcedure
    .meta(restPost('/payments/webhook', 'For MercadoPago: signed notices, kept and looked into within seconds'))
    .input(paymentNotice)
    .output(receivedNotice)
    .mutation(() => {
      throw new AppError('UNAUTHENTICATED', 'Notices are signed, and come to the address of REST')
    }),
}
