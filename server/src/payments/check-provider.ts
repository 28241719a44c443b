import type { AppContext } from '../app-context'
import { isConnected } from '../payment-accounts/account-token'
import { findAccount } from '../payment-accounts/repository'

/** Whether the organization has connected its own account at the provider. */
export const isProviderConnected = async ({ organizationId }: AppContext): Promise<boolean> =>
  isConnected(await findAccount(organizationId))
