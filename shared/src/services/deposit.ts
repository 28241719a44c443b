import type { Money } from '../money/schema'
import type { DepositRule } from './schema'

const minorUnits = (rule: DepositRule, price: Money): number => {
  switch (rule.kind) {
    case 'none':
      return 0
    case 'fixed':
      return Math.min(rule.amount.amount, price.amount)
    case 'percent':
      return Math.round((price.amount * rule.percent) / 100)
  }
}

/** What is paid ahead of this price, never more than the price itself; undefined: nothing. Rounded to the minor unit. */
export const depositOf = (rule: DepositRule, price: Money): Money | undefined => {
  const amount = minorUnits(rule, price)

  return amount > 0 ? { amount, currency: price.currency } : undefined
}
