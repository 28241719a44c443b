import { paymentMethods } from '@reservaplus/shared/payments/schema'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'

// No provider is connected yet (docs/decisions/0037).
export const staffProcedures = {
  methods: staffProcedure('organization:read')
    .meta(restGet('/payments/methods', 'How clients can pay in advance; none until a provider is connected'))
    .output(paymentMethods)
    .query(() => ({ items: [] })),
}
