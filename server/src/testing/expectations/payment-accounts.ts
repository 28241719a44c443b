import type { Role } from '@reservaplus/shared/permissions/roles'
import { changeAccount } from '../../payment-accounts/change-account'
import type { Expectation } from '../expectation'

const managers: readonly Role[] = ['owner', 'admin']

export const paymentAccountsExpectations: Readonly<Record<string, Expectation>> = {
  'paymentAccounts.get': { allowed: managers, input: () => ({}), foreign: {} },
  'paymentAccounts.authorization': { allowed: managers, input: () => ({}), foreign: {} },
  // What is exchanged comes from the provider's page: payment-accounts.integration.test.ts goes there.
  'paymentAccounts.connect': {
    allowed: managers,
    code: 'LINK_INVALID',
    input: () => ({ code: 'a-code', state: 'not-one-of-ours' }),
    foreign: {},
  },
  'paymentAccounts.disconnect': {
    allowed: managers,
    input: () => ({}),
    effective: async ({ own: { ctx } }) => {
      await changeAccount(ctx, { to: (current) => ({ ...current, status: 'connected' as const }) })

      return {}
    },
    foreign: {},
  },
}
