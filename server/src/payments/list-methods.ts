import { methodNames } from '@reservaplus/shared/payments/method-names'
import { handMethod } from '@reservaplus/shared/payments/payment-names'
import type { PaymentMethods } from '@reservaplus/shared/payments/schema'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { isProviderConnected } from './check-provider'

/** What the desk writes down itself, and the provider where the organization has connected its account. */
export const listMethods = async (ctx: AppContext): Promise<PaymentMethods> => {
  const [{ locale }, isConnected] = await Promise.all([findExisting(ctx), isProviderConnected(ctx)])
  const names = methodNames[locale]
  const online = isConnected ? [{ id: 'mercadopago' as const, name: names.mercadopago, isOnline: true }] : []

  return { items: [...handMethod.options.map((id) => ({ id, name: names[id], isOnline: false })), ...online] }
}
