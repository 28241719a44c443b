import type { Locale } from '../texts/locale'
import type { PaymentMethod } from './payment-names'

export const methodNames: Readonly<Record<Locale, Readonly<Record<PaymentMethod, string>>>> = {
  es: {
    cash: 'Efectivo',
    transfer: 'Transferencia',
    card: 'Tarjeta',
    other: 'Otro medio',
    mercadopago: 'Mercado Pago',
  },
  en: { cash: 'Cash', transfer: 'Bank transfer', card: 'Card', other: 'Other', mercadopago: 'Mercado Pago' },
  pt: { cash: 'Dinheiro', transfer: 'Transferência', card: 'Cartão', other: 'Outro meio', mercadopago: 'Mercado Pago' },
}
