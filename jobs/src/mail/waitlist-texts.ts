import type { Locale } from '@reservaplus/shared/texts/locale'

type Names = { salon: string; service: string }

type WaitlistTexts = {
  joined: { subject: (names: Names) => string; title: string; intro: (client: string, names: Names) => string }
  offered: {
    subject: (names: Names & { when: string }) => string
    title: string
    intro: (client: string, names: Names & { until: string }) => string
  }
  service: string
  when: string
  days: string
  professional: string
  manage: string
  leave: string
  answer: string
  once: string
}

const es: WaitlistTexts = {
  joined: {
    subject: ({ salon }) => `Estás en la lista de espera de ${salon}`,
    title: 'Estás en la lista de espera',
    intro: (client, { salon, service }) =>
      `Hola ${client}, si en ${salon} se libera una hora para ${service} que te acomode, te la ofreceremos por correo.`,
  },
  offered: {
    subject: ({ salon, when }) => `Se liberó una hora en ${salon}: ${when}`,
    title: 'Se liberó una hora para ti',
    intro: (client, { salon, until }) =>
      `Hola ${client}, en ${salon} se liberó esta hora. Te la guardamos hasta las ${until}; después se la ofrecemos a la siguiente persona de la lista.`,
  },
  service: 'Servicio',
  when: 'Cuándo',
  days: 'Días',
  professional: 'Con',
  manage: 'Ver mi lugar en la lista',
  leave: 'En ese enlace puedes salir de la lista cuando quieras.',
  answer: 'Tomar la hora o dejarla pasar',
  once: 'Si no te acomoda, déjala pasar y seguirás en la lista.',
}

const en: WaitlistTexts = {
  joined: {
    subject: ({ salon }) => `You are on the waiting list of ${salon}`,
    title: 'You are on the waiting list',
    intro: (client, { salon, service }) =>
      `Hello ${client}, when a time for ${service} that suits you becomes free at ${salon}, we will offer it to you by mail.`,
  },
  offered: {
    subject: ({ salon, when }) => `A time is free at ${salon}: ${when}`,
    title: 'A time is free for you',
    intro: (client, { salon, until }) =>
      `Hello ${client}, this time has become free at ${salon}. We keep it for you until ${until}; then it goes to the next person on the list.`,
  },
  service: 'Service',
  when: 'When',
  days: 'Days',
  professional: 'With',
  manage: 'See my place on the list',
  leave: 'There you can leave the list whenever you like.',
  answer: 'Take the time or let it pass',
  once: 'If it does not suit you, let it pass and you stay on the list.',
}

const pt: WaitlistTexts = {
  joined: {
    subject: ({ salon }) => `Você está na lista de espera de ${salon}`,
    title: 'Você está na lista de espera',
    intro: (client, { salon, service }) =>
      `Olá ${client}, quando surgir em ${salon} um horário para ${service} que sirva para você, vamos oferecê-lo por e-mail.`,
  },
  offered: {
    subject: ({ salon, when }) => `Surgiu um horário em ${salon}: ${when}`,
    title: 'Surgiu um horário para você',
    intro: (client, { salon, until }) =>
      `Olá ${client}, surgiu este horário em ${salon}. Guardamos para você até as ${until}; depois ele vai para a próxima pessoa da lista.`,
  },
  service: 'Serviço',
  when: 'Quando',
  days: 'Dias',
  professional: 'Com',
  manage: 'Ver meu lugar na lista',
  leave: 'Nesse link você pode sair da lista quando quiser.',
  answer: 'Ficar com o horário ou deixar passar',
  once: 'Se não servir, deixe passar e você continua na lista.',
}

export const waitlistTexts: Record<Locale, WaitlistTexts> = { es, en, pt }
