import * as z from 'zod'

export const currency = z.enum(['CLP', 'ARS', 'PEN', 'COP', 'MXN', 'BRL', 'USD', 'EUR'])
export type Currency = z.infer<typeof currency>

/** `amount` in the currency's minor unit: 15000 CLP is `{ amount: 15000 }`, 12.50 USD is `{ amount: 1250 }`. */
export const money = z.object({ amount: z.int().min(0).max(999_999_999_999), currency })
export type Money = z.infer<typeof money>
