import type { Locale } from '@reservaplus/shared/texts/locale'

type Said = {
  subject: (salon: string, amount: string) => string
  title: string
  intro: (client: string, salon: string) => string
}

type PaymentTexts = {
  requested: Said
  approved: Said
  refunded: Said
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
    requested: {
      subject: (salon, amount) => `Paga ${amount} a ${salon}`,
      title: 'Tu pago en línea',
      intro: (client, salon) => `Hola ${client}, con este enlace puedes pagar tu hora en ${salon}.`,
    },
    approved: {
      subject: (salon, amount) => `Recibimos tu pago de ${amount} en ${salon}`,
      title: 'Recibimos tu pago',
      intro: (client, salon) => `Hola ${client}, gracias: tu pago a ${salon} está listo.`,
    },
    refunded: {
      subject: (salon, amount) => `${salon} te devolvió ${amount}`,
      title: 'Te devolvimos dinero',
      intro: (client, salon) => `Hola ${client}, ${salon} te devolvió dinero de tu pago.`,
    },
    amount: 'Monto',
    service: 'Servicio',
    day: 'Hora',
    pay: 'Pagar con MercadoPago',
    see: 'Ver mi hora',
    until: (moment) => `El enlace funciona hasta el ${moment}.`,
    later: 'Según tu tarjeta o banco, puede tardar unos días en aparecer.',
  },
  en: {
    requested: {
      subject: (salon, amount) => `Pay ${amount} to ${salon}`,
      title: 'Pay online',
      intro: (client, salon) => `Hello ${client}, with this link you can pay for your appointment at ${salon}.`,
    },
    approved: {
      subject: (salon, amount) => `We received your payment of ${amount} at ${salon}`,
      title: 'We received your payment',
      intro: (client, salon) => `Hello ${client}, thank you: your payment to ${salon} is done.`,
    },
    refunded: {
      subject: (salon, amount) => `${salon} gave you back ${amount}`,
      title: 'You got money back',
      intro: (client, salon) => `Hello ${client}, ${salon} gave you back money of your payment.`,
    },
    amount: 'Amount',
    service: 'Service',
    day: 'Time',
    pay: 'Pay with MercadoPago',
    see: 'See my appointment',
    until: (moment) => `The link works until ${moment}.`,
    later: 'Depending on your card or bank, it may take some days to show.',
  },
  pt: {
    requested: {
      subject: (salon, amount) => `Pague ${amount} a ${salon}`,
      title: 'Seu pagamento online',
      intro: (client, salon) => `Olá ${client}, com este link você pode pagar o seu horário em ${salon}.`,
    },
    approved: {
      subject: (salon, amount) => `Recebemos o seu pagamento de ${amount} em ${salon}`,
      title: 'Recebemos o seu pagamento',
      intro: (client, salon) => `Olá ${client}, obrigado: o seu pagamento a ${salon} está confirmado.`,
    },
    refunded: {
      subject: (salon, amount) => `${salon} devolveu ${amount} a você`,
      title: 'Devolvemos dinheiro',
      intro: (client, salon) => `Olá ${client}, ${salon} devolveu dinheiro do seu pagamento.`,
    },
    amount: 'Valor',
    service: 'Serviço',
    day: 'Horário',
    pay: 'Pagar com MercadoPago',
    see: 'Ver meu horário',
    until: (moment) => `O link funciona até ${moment}.`,
    later: 'Conforme o cartão ou o banco, pode levar alguns dias para aparecer.',
  },
}
