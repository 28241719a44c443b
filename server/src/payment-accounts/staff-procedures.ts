import { accountAuthorization, connectAccountInput, paymentAccount } from '@reservaplus/shared/payment-accounts/schema'

import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { authorize, connect, disconnect, get } from './service'

export const staffProcedures = {
  get: staffProcedure('integrations:read')
    .meta(restGet('/payment-accounts', 'The account at MercadoPago that clients pay into'))
    .output(paymentAccount)
    .query(({ ctx }) => get(ctx)),

  authorization: staffProcedure('integrations:write')
    .meta(
      restGet('/payment-accounts/authorization', 'Where to say yes at MercadoPago; good for ten minutes and one use'),
    )
    .output(accountAuthorization)
    .query(({ ctx }) => authorize(ctx)),

  connect: staffProcedure('integrations:write')
    .meta(restPost('/payment-accounts/connect', 'With the code and the state that the browser came back with'))
    .input(connectAccountInput)
    .output(paymentAccount)
    .mutation(({ ctx, input }) => connect(ctx, input)),

  disconnect: staffProcedure('integrations:write')
    .meta(restPost('/payment-accounts/disconnect', 'Forget what opens the account; nobody pays online any more'))
    .output(paymentAccount)
    .mutation(({ ctx }) => disconnect(ctx)),
}
