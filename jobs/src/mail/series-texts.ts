import type { Locale } from '@reservaplus/shared/texts/locale'

type SeriesTexts = {
  subject: (salon: string) => string
  title: string
  intro: (client: string, salon: string, service: string) => string
  none: (client: string, salon: string, service: string) => string
  more: string
  action: string
  bookAgain: string
}

export const seriesTexts: Record<Locale, SeriesTexts> = {
  es: {
    subject: (salon) => `Tus próximas horas en ${salon}`,
    title: 'Tus próximas horas',
    intro: (client, salon, service) => `Hola ${client}, estas son tus próximas horas en ${salon} para ${service}.`,
    none: (client, salon, service) => `Hola ${client}, ya no quedan horas reservadas en ${salon} para ${service}.`,
    more: 'Las siguientes se agendan en los mismos días y a la misma hora.',
    action: 'Ver o cambiar la primera',
    bookAgain: 'Reservar otra hora',
  },
  en: {
    subject: (salon) => `Your next appointments at ${salon}`,
    title: 'Your next appointments',
    intro: (client, salon, service) => `Hello ${client}, these are your next appointments at ${salon} for ${service}.`,
    none: (client, salon, service) => `Hello ${client}, there are no more appointments at ${salon} for ${service}.`,
    more: 'The following ones are booked for the same days and hour.',
    action: 'See or change the first',
    bookAgain: 'Book again',
  },
  pt: {
    subject: (salon) => `Seus próximos horários em ${salon}`,
    title: 'Seus próximos horários',
    intro: (client, salon, service) => `Olá ${client}, estes são seus próximos horários em ${salon} para ${service}.`,
    none: (client, salon, service) => `Olá ${client}, não há mais horários marcados em ${salon} para ${service}.`,
    more: 'Os seguintes são marcados nos mesmos dias e no mesmo horário.',
    action: 'Ver ou mudar o primeiro',
    bookAgain: 'Marcar outro horário',
  },
}
