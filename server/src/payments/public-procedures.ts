import { paymentNotice, receivedNotice } from '@reservaplus/shared/payments/schema'
import { restPost } from '../trpc/meta'
import { openProcedure } from '../trpc/procedures'

// No provider is connected yet (docs/decisions/0037).
export const publicProcedures = {
  webhook: openProcedure
    .meta(restPost('/payments/webhook', 'For payment providers; received and left alone until one is connected'))
    .input(paymentNotice)
    .output(receivedNotice)
    .mutation(() => ({ isHandled: false })),
}
