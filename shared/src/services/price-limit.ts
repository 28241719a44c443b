import type { Currency, Money } from '../money/schema'

/** Minor units. A million Chilean pesos, about a thousand US dollars, in round figures of each currency. */
export const highestPrices = {
  CLP: 1_000_000,
  ARS: 150_000_000,
  PEN: 400_000,
  COP: 450_000_000,
  MXN: 2_000_000,
  BRL: 600_000,
  USD: 110_000,
  EUR: 100_000,
} as const satisfies Record<Currency, number>

export const isWithinPriceLimit = ({ amount, currency }: Money): boolean => amount <= highestPrices[currency]
