import * as z from 'zod'
import { actor } from '../appointments/schema'
import { appointmentId, organizationId, paymentId, professionalId } from '../ids/schema'
import { currency } from '../money/schema'
import { instant } from '../time/schema'

/**
 * Assets: the methods. Liabilities: what clients have paid ahead (less what they still owe), tips. Income: sales,
 * no-show fees, less discounts and refunds. Expense: what providers keep, what is missing in the till.
 */
export const account = z.enum([
  'cash',
  'transfer',
  'card',
  'other',
  'mercadopago',
  'client-deposits',
  'tips',
  'sales',
  'no-show-fees',
  'discounts',
  'refunds',
  'provider-fees',
  'cash-differences',
])
export type Account = z.infer<typeof account>

/** Positive: debit; negative: credit. */
export const ledgerLine = z.object({ account, amount: z.int() })
export type LedgerLine = z.infer<typeof ledgerLine>

/** Of money that came in or went back: for whose services. */
export const ledgerShare = z.object({ professionalId, amount: z.int() })

export const ledgerEntry = z.object({
  /** Made from what it tells of: the same is never written twice. */
  id: z.string().max(160),
  organizationId,
  at: instant,
  /** `settlement`: nothing came in or went out, but what was there became income, or ceased to be. */
  kind: z.enum(['payment', 'refund', 'settlement', 'day-close']),
  currency,
  /** Their sum is zero. */
  lines: z.array(ledgerLine),
  shares: z.array(ledgerShare),
  paymentId: paymentId.optional(),
  appointmentId: appointmentId.optional(),
  createdBy: actor,
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

export type Balances = Readonly<Partial<Record<Account, number>>>

export const sumOf = (lines: readonly Pick<LedgerLine, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0)

export const addBalances = (...all: readonly Balances[]): Balances => {
  const sum: Partial<Record<Account, number>> = {}
  for (const balances of all) {
    for (const name of account.options) sum[name] = (sum[name] ?? 0) + (balances[name] ?? 0)
  }

  return sum
}

export const negated = (balances: Balances): Balances =>
  Object.fromEntries(Object.entries(balances).map(([name, amount]) => [name, -amount]))

/** Only what moves. An entry that does not balance is a mistake of ours and is not written. */
export const linesOf = (balances: Balances): LedgerLine[] => {
  const lines = account.options.flatMap((name) => {
    const amount = balances[name] ?? 0

    return amount === 0 ? [] : [{ account: name, amount }]
  })
  if (sumOf(lines) !== 0) throw new Error('A ledger entry does not balance')

  return lines
}
