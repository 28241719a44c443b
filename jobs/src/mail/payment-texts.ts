import type { Locale } from '@reservaplus/shared/texts/locale'

type PaymentTexts = {
  amount: string
  service: string
  day: string
  pay: string
  see: string
  /** Until when the link is good. */
  until: (moment: string) => string
  /** When a card shows what went back. */
  later: string
}

export const paymentTexts: Record<Locale, PaymentTexts> = {
  es: {
    amount: 'Monto',
    service: 'Servicio',
    day: 'Hora',
    pay: 'Pagar con MercadoPago',
    see: 'Ver mi hora',
    until: (moment) => `El enlace funciona hasta el ${moment}.`,
    later: 'Según tu tarjeta o banco, puede tardar unos días en aparecer.',
  },
  en: {
    amount: 'Amount',
    service: 'Service',
    day: 'Time',
    pay: 'Pay with MercadoPago',
    see: 'See my appointment',
    until: (moment) => `The link works until ${moment}.`,
    later: 'Depending on your card or bank, it may take some days to show.',
  },
  pt: {
    amount: 'Valor',
    service: 'Serviço',
    day: 'Horário',
    pay: 'Pagar com MercadoPago',
    see: 'Ver meu horário',
    until: (moment) => `O link funciona até ${moment}.`,
    later: 'Conforme o cartão ou o banco, pode levar alguns dias para aparecer.',
  },
}
