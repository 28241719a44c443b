import type { RecordPaymentInput } from './inputs'
import type { Payment } from './schema'

type Taken = Pick<RecordPaymentInput, 'method' | 'amount' | 'tip' | 'note' | 'clientId' | 'professionalId'>
type Facts = Pick<Payment, 'id' | 'organizationId' | 'createdBy' | 'createdAt'> & { kind?: 'sale' | 'deposit' }

/** What the desk takes by hand, before it is applied to anything. What is paid holds the tip. */
export const pendingSale = (
  { method, amount, tip, note, clientId, professionalId }: Taken,
  { kind = 'sale', ...facts }: Facts,
): Payment => ({
  ...facts,
  kind,
  method,
  status: 'pending',
  amount: { ...amount, amount: amount.amount + (tip?.amount ?? 0) },
  ...(tip && { tip }),
  refunded: { ...amount, amount: 0 },
  refunds: [],
  parts: [],
  ...(clientId && { clientId }),
  ...(professionalId && { professionalId }),
  ...(note && { note }),
  version: 0,
})
