import type { Locale } from '@reservaplus/shared/texts/locale'

type ReviewTexts = {
  service: string
  professional: string
  when: string
  action: string
  hint: string
}

export const reviewTexts: Record<Locale, ReviewTexts> = {
  es: {
    service: 'Servicio',
    professional: 'Con',
    when: 'Cuándo',
    action: 'Dejar mi opinión',
    hint: 'Se publica con tu nombre y la inicial de tu apellido.',
  },
  en: {
    service: 'Service',
    professional: 'With',
    when: 'When',
    action: 'Leave a review',
    hint: 'It is published with your first name and the initial of your last name.',
  },
  pt: {
    service: 'Serviço',
    professional: 'Com',
    when: 'Quando',
    action: 'Deixar minha avaliação',
    hint: 'É publicada com seu nome e a inicial do sobrenome.',
  },
}
