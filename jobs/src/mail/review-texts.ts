import type { Locale } from '@reservaplus/shared/texts/locale'

type ReviewTexts = {
  subject: (salon: string) => string
  title: string
  intro: (client: string, salon: string) => string
  service: string
  professional: string
  when: string
  action: string
  hint: string
}

export const reviewTexts: Record<Locale, ReviewTexts> = {
  es: {
    subject: (salon) => `¿Cómo te fue en ${salon}?`,
    title: '¿Cómo te fue?',
    intro: (client, salon) => `Hola ${client}, gracias por venir a ${salon}. ¿Nos cuentas en un minuto cómo te fue?`,
    service: 'Servicio',
    professional: 'Con',
    when: 'Cuándo',
    action: 'Dejar mi opinión',
    hint: 'Se publica con tu nombre y la inicial de tu apellido.',
  },
  en: {
    subject: (salon) => `How was your visit to ${salon}?`,
    title: 'How was it?',
    intro: (client, salon) =>
      `Hello ${client}, thank you for coming to ${salon}. Would you tell us how it was? It takes a minute.`,
    service: 'Service',
    professional: 'With',
    when: 'When',
    action: 'Leave a review',
    hint: 'It is published with your first name and the initial of your last name.',
  },
  pt: {
    subject: (salon) => `Como foi sua visita a ${salon}?`,
    title: 'Como foi?',
    intro: (client, salon) => `Olá ${client}, obrigado por vir a ${salon}. Conta para a gente em um minuto como foi?`,
    service: 'Serviço',
    professional: 'Com',
    when: 'Quando',
    action: 'Deixar minha avaliação',
    hint: 'É publicada com seu nome e a inicial do sobrenome.',
  },
}
