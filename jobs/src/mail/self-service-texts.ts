import type { Locale } from '@reservaplus/shared/texts/locale'

type SelfServiceTexts = {
  code: {
    subject: (salon: string, code: string) => string
    title: string
    intro: (salon: string) => string
  }
  /** What stands below a code: how long it works, and what to do when nobody has asked for it. */
  codeHint: (minutes: number) => string
  open: string
  links: { subject: (salon: string) => string; title: string; intro: (client: string, salon: string) => string }
  none: (client: string, salon: string) => string
  first: string
  bookAgain: string
}

export const selfServiceTexts: Record<Locale, SelfServiceTexts> = {
  es: {
    code: {
      subject: (salon, code) => `${code} es tu código para ${salon}`,
      title: 'Tu código para entrar',
      intro: (salon) => `Escribe este código para ver tus horas en ${salon}.`,
    },
    codeHint: (minutes) =>
      `Funciona una vez y durante ${minutes} minutos. Si no lo pediste, no hagas nada: sin el código nadie entra.`,
    open: 'Ir a la página de reservas',
    links: {
      subject: (salon) => `Los enlaces de tus horas en ${salon}`,
      title: 'Los enlaces de tus horas',
      intro: (client, salon) =>
        `Hola ${client}, con estos enlaces puedes ver, cambiar o cancelar tus horas en ${salon}.`,
    },
    none: (client, salon) => `Hola ${client}, no tienes horas por venir en ${salon}.`,
    first: 'Ver la primera',
    bookAgain: 'Reservar una hora',
  },
  en: {
    code: {
      subject: (salon, code) => `${code} is your code for ${salon}`,
      title: 'Your sign-in code',
      intro: (salon) => `Type this code to see your appointments at ${salon}.`,
    },
    codeHint: (minutes) =>
      `It works once, for ${minutes} minutes. If you did not ask for it, do nothing: nobody comes in without it.`,
    open: 'Go to the salon’s page',
    links: {
      subject: (salon) => `The links to your appointments at ${salon}`,
      title: 'The links to your appointments',
      intro: (client, salon) =>
        `Hello ${client}, with these links you can see, change or cancel your appointments at ${salon}.`,
    },
    none: (client, salon) => `Hello ${client}, you have no appointments ahead at ${salon}.`,
    first: 'See the first',
    bookAgain: 'Book an appointment',
  },
  pt: {
    code: {
      subject: (salon, code) => `${code} é o seu código para ${salon}`,
      title: 'Seu código para entrar',
      intro: (salon) => `Digite este código para ver seus horários em ${salon}.`,
    },
    codeHint: (minutes) =>
      `Funciona uma vez e por ${minutes} minutos. Se você não pediu, não faça nada: sem o código ninguém entra.`,
    open: 'Ir para a página do salão',
    links: {
      subject: (salon) => `Os links dos seus horários em ${salon}`,
      title: 'Os links dos seus horários',
      intro: (client, salon) =>
        `Olá ${client}, com estes links você pode ver, mudar ou cancelar seus horários em ${salon}.`,
    },
    none: (client, salon) => `Olá ${client}, você não tem horários marcados em ${salon}.`,
    first: 'Ver o primeiro',
    bookAgain: 'Marcar um horário',
  },
}
