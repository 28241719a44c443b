import * as z from 'zod'

/** `sale`: at the desk; `pay_link`: by a link that was sent later. */
export const paymentKind = z.enum(['deposit', 'prepayment', 'sale', 'pay_link'])

/** What the desk writes down itself. */
export const handMethod = z.enum(['cash', 'transfer', 'card', 'other'])
export const paymentMethod = z.enum([...handMethod.options, 'mercadopago'])
export type PaymentMethod = z.infer<typeof paymentMethod>
