import type { Locale } from '@reservaplus/shared/texts/locale'

type FollowUpTexts = {
  preheader: (salon: string) => string
  last: string
  professional: string
  book: string
  leave: string
}

export const followUpTexts: Record<Locale, FollowUpTexts> = {
  es: {
    preheader: (salon) => `Elige tu próxima hora en ${salon}`,
    last: 'Tu última visita',
    professional: 'Con',
    book: 'Reservar hora',
    leave: 'No quiero recibir más novedades',
  },
  en: {
    preheader: (salon) => `Choose your next time at ${salon}`,
    last: 'Your last visit',
    professional: 'With',
    book: 'Book a time',
    leave: 'I want no more news',
  },
  pt: {
    preheader: (salon) => `Escolha seu próximo horário em ${salon}`,
    last: 'Sua última visita',
    professional: 'Com',
    book: 'Reservar horário',
    leave: 'Não quero receber mais novidades',
  },
}
