import { AppError } from '../errors/app-error'
import { type Currency, type Money, money } from './schema'

/** Decimals of the minor unit (ISO 4217). */
const minorDigits = {
  CLP: 0,
  ARS: 2,
  PEN: 2,
  COP: 2,
  MXN: 2,
  BRL: 2,
  USD: 2,
  EUR: 2,
} as const satisfies Record<Currency, number>

/** Only amounts of one currency, and only while the sum is exact. */
export const addMoney = (a: Money, b: Money): Money => {
  const sum = money.safeParse({ amount: a.amount + b.amount, currency: a.currency })

  if (a.currency !== b.currency || !sum.success) {
    throw new AppError('BAD_INPUT', `${a.currency} and ${b.currency} amounts cannot be added`)
  }

  return sum.data
}

/** As other systems write it: 12.5 for 1250 cents; what has no decimals stays as it is. */
export const toDecimal = ({ amount, currency }: Money): number => amount / 10 ** minorDigits[currency]

/** Only what is whole in the minor unit: half a cent, or a Chilean peso and a half, is refused. */
export const fromDecimal = (decimal: number, currency: Currency): Money => {
  // Binary fractions are never quite what they stand for: 0.29 * 100 is 28.999999999999996.
  const parsed = money.safeParse({ amount: Math.round(decimal * 10 ** minorDigits[currency]), currency })
  if (!parsed.success || toDecimal(parsed.data) !== decimal) {
    throw new AppError('BAD_INPUT', `${decimal} is not an amount of ${currency}`)
  }

  return parsed.data
}

const tags = { es: 'es-CL', en: 'en', pt: 'pt-BR' } as const

const formatters = new Map<string, Intl.NumberFormat>()

/** $15.000 for Chile; decimals only where there are some to show. */
export const formatMoney = ({ amount, currency }: Money, locale: keyof typeof tags): string => {
  const digits = minorDigits[currency]
  const isWhole = amount % 10 ** digits === 0
  const key = `${locale} ${currency} ${isWhole}`
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(tags[locale], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: isWhole ? 0 : digits,
      maximumFractionDigits: isWhole ? 0 : digits,
    })
  formatters.set(key, formatter)

  return formatter.format(amount / 10 ** digits)
}

/** As spreadsheets and books read it: a point, and as many decimals as the currency has. */
export const decimalOf = ({ amount, currency }: Money): string => {
  const digits = minorDigits[currency]

  return (amount / 10 ** digits).toFixed(digits)
}
