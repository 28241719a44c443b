import type { AppContext } from '../app-context'

/** Whether the organization has connected its own account at the provider. */
export const isProviderConnected = async (_ctx: AppContext): Promise<boolean> => false
