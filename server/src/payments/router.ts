import { paymentMethods, paymentNotice, receivedNotice } from '@reservaplus/shared/payments/schema'
import { router } from '../trpc/initialize'
import { restGet, restPost } from '../trpc/meta'
import { openProcedure, staffProcedure } from '../trpc/procedures'

// No provider is connected yet: both say so (docs/decisions/0037).
export const paymentsRouter = router({
  methods: staffProcedure('organization:read')
    .meta(restGet('/payments/methods', 'How clients can pay in advance; none until a provider is connected'))
    .output(paymentMethods)
    .query(() => ({ items: [] })),

  webhook: openProcedure
    .meta(restPost('/payments/webhook', 'For payment providers; received and left alone until one is connected'))
    .input(paymentNotice)
    .output(receivedNotice)
    .mutation(() => ({ isHandled: false })),
})
