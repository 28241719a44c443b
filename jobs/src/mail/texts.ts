import type { AppointmentMailKind } from '@reservaplus/shared/notifications/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'

type Names = { salon: string; service: string; when: string }

type MailTexts = {
  subject: Record<AppointmentMailKind, (names: Names) => string>
  title: Record<AppointmentMailKind, string>
  intro: Record<AppointmentMailKind, (client: string, salon: string) => string>
  when: string
  service: string
  professional: string
  place: string
  price: string
  manage: string
  manageHint: (hours: number) => string
  /** Of a reminder. */
  confirm: string
  move: string
  cannotCome: string
  view: string
  tooLate: (phone: string) => string
  bookAgain: string
  questions: (phone: string) => string
  sentBy: (salon: string) => string
}

const es: MailTexts = {
  subject: {
    requested: ({ salon, when }) => `Recibimos tu solicitud en ${salon}: ${when}`,
    booked: ({ salon, when }) => `Tu hora en ${salon}: ${when}`,
    confirmed: ({ salon, when }) => `Tu hora en ${salon} está confirmada: ${when}`,
    rescheduled: ({ salon, when }) => `Tu hora en ${salon} cambió: ${when}`,
    cancelled: ({ salon, when }) => `Tu hora en ${salon} fue cancelada: ${when}`,
    movedBySalon: ({ salon, when }) => `${salon} tuvo que cambiar tu hora: ${when}`,
    restored: ({ salon, when }) => `Tu hora en ${salon} sigue en pie: ${when}`,
    reminder: ({ salon, when }) => `Recordatorio de tu hora en ${salon}: ${when}`,
  },
  title: {
    requested: 'Recibimos tu solicitud',
    booked: 'Tu hora está reservada',
    confirmed: 'Tu hora está confirmada',
    rescheduled: 'Tu hora cambió',
    cancelled: 'Tu hora fue cancelada',
    movedBySalon: 'Tuvimos que cambiar tu hora',
    restored: 'Tu hora sigue en pie',
    reminder: 'Te esperamos pronto',
  },
  intro: {
    requested: (client, salon) =>
      `Hola ${client}, ${salon} recibió tu solicitud. Te escribiremos apenas la confirmen; la hora queda guardada para ti.`,
    booked: (client, salon) => `Hola ${client}, te esperamos en ${salon}. Estos son los datos de tu hora.`,
    confirmed: (client, salon) => `Hola ${client}, ${salon} confirmó tu hora. Te esperamos.`,
    rescheduled: (client, salon) => `Hola ${client}, tu hora en ${salon} tiene una fecha nueva.`,
    cancelled: (client, salon) => `Hola ${client}, esta hora en ${salon} ya no está reservada.`,
    movedBySalon: (client, salon) =>
      `Hola ${client}, ${salon} tuvo que cambiar tu hora y te propone esta. Puedes aceptarla, elegir otra o cancelarla, como te acomode.`,
    restored: (client, salon) =>
      `Hola ${client}, tu hora en ${salon} se mantiene: no tomes en cuenta el aviso de cancelación.`,
    reminder: (client, salon) =>
      `Hola ${client}, te recordamos tu hora en ${salon}. Cuéntanos si vienes; si no puedes, cámbiala o cancélala aquí y así otra persona puede tomarla.`,
  },
  when: 'Cuándo',
  service: 'Servicio',
  professional: 'Con',
  place: 'Dónde',
  price: 'Valor',
  manage: 'Ver, cambiar o cancelar',
  manageHint: (hours) =>
    hours === 0
      ? 'Puedes cambiarla o cancelarla hasta que empiece.'
      : `Puedes cambiarla o cancelarla hasta ${hours} ${hours === 1 ? 'hora' : 'horas'} antes.`,
  confirm: 'Sí, voy',
  move: 'Cambiar la hora',
  cannotCome: 'No puedo ir',
  view: 'Ver mi hora',
  tooLate: (phone) =>
    phone === ''
      ? 'Ya no se puede cambiar ni cancelar por aquí.'
      : `Ya no se puede cambiar ni cancelar por aquí: si necesitas hacerlo, llama al ${phone}.`,
  bookAgain: 'Reservar otra hora',
  questions: (phone) => `¿Dudas? Llámanos al ${phone}.`,
  sentBy: (salon) => `Enviado por ReservaPlus en nombre de ${salon}.`,
}

const en: MailTexts = {
  subject: {
    requested: ({ salon, when }) => `We received your request at ${salon}: ${when}`,
    booked: ({ salon, when }) => `Your appointment at ${salon}: ${when}`,
    confirmed: ({ salon, when }) => `Your appointment at ${salon} is confirmed: ${when}`,
    rescheduled: ({ salon, when }) => `Your appointment at ${salon} has moved: ${when}`,
    cancelled: ({ salon, when }) => `Your appointment at ${salon} was cancelled: ${when}`,
    movedBySalon: ({ salon, when }) => `${salon} had to move your appointment: ${when}`,
    restored: ({ salon, when }) => `Your appointment at ${salon} stands: ${when}`,
    reminder: ({ salon, when }) => `Reminder of your appointment at ${salon}: ${when}`,
  },
  title: {
    requested: 'We received your request',
    booked: 'Your appointment is booked',
    confirmed: 'Your appointment is confirmed',
    rescheduled: 'Your appointment has moved',
    cancelled: 'Your appointment was cancelled',
    movedBySalon: 'We had to move your appointment',
    restored: 'Your appointment stands',
    reminder: 'See you soon',
  },
  intro: {
    requested: (client, salon) =>
      `Hello ${client}, ${salon} received your request. We will write as soon as it is confirmed; the time is kept for you.`,
    booked: (client, salon) => `Hello ${client}, see you at ${salon}. Here are the details.`,
    confirmed: (client, salon) => `Hello ${client}, ${salon} confirmed your appointment. See you there.`,
    rescheduled: (client, salon) => `Hello ${client}, your appointment at ${salon} has a new time.`,
    cancelled: (client, salon) => `Hello ${client}, this appointment at ${salon} is no longer booked.`,
    movedBySalon: (client, salon) =>
      `Hello ${client}, ${salon} had to move your appointment and suggests this time. You can accept it, choose another or cancel, as suits you.`,
    restored: (client, salon) =>
      `Hello ${client}, your appointment at ${salon} stands: please disregard the cancellation.`,
    reminder: (client, salon) =>
      `Hello ${client}, this is a reminder of your appointment at ${salon}. Please tell us whether you are coming; if you cannot, move or cancel it here, so that somebody else can have the time.`,
  },
  when: 'When',
  service: 'Service',
  professional: 'With',
  place: 'Where',
  price: 'Price',
  manage: 'View, change or cancel',
  manageHint: (hours) =>
    hours === 0
      ? 'You can change or cancel it until it starts.'
      : `You can change or cancel it up to ${hours} ${hours === 1 ? 'hour' : 'hours'} before.`,
  confirm: 'Yes, I am coming',
  move: 'Change the time',
  cannotCome: 'I cannot come',
  view: 'View my appointment',
  tooLate: (phone) =>
    phone === ''
      ? 'It is too late to change or cancel it here.'
      : `It is too late to change or cancel it here: if you need to, call ${phone}.`,
  bookAgain: 'Book another time',
  questions: (phone) => `Questions? Call us at ${phone}.`,
  sentBy: (salon) => `Sent by ReservaPlus on behalf of ${salon}.`,
}

const pt: MailTexts = {
  subject: {
    requested: ({ salon, when }) => `Recebemos seu pedido em ${salon}: ${when}`,
    booked: ({ salon, when }) => `Seu horário em ${salon}: ${when}`,
    confirmed: ({ salon, when }) => `Seu horário em ${salon} está confirmado: ${when}`,
    rescheduled: ({ salon, when }) => `Seu horário em ${salon} mudou: ${when}`,
    cancelled: ({ salon, when }) => `Seu horário em ${salon} foi cancelado: ${when}`,
    movedBySalon: ({ salon, when }) => `${salon} precisou mudar seu horário: ${when}`,
    restored: ({ salon, when }) => `Seu horário em ${salon} está mantido: ${when}`,
    reminder: ({ salon, when }) => `Lembrete do seu horário em ${salon}: ${when}`,
  },
  title: {
    requested: 'Recebemos seu pedido',
    booked: 'Seu horário está reservado',
    confirmed: 'Seu horário está confirmado',
    rescheduled: 'Seu horário mudou',
    cancelled: 'Seu horário foi cancelado',
    movedBySalon: 'Precisamos mudar seu horário',
    restored: 'Seu horário está mantido',
    reminder: 'Esperamos você em breve',
  },
  intro: {
    requested: (client, salon) =>
      `Olá ${client}, ${salon} recebeu seu pedido. Avisaremos assim que for confirmado; o horário fica guardado para você.`,
    booked: (client, salon) => `Olá ${client}, esperamos você em ${salon}. Estes são os dados do seu horário.`,
    confirmed: (client, salon) => `Olá ${client}, ${salon} confirmou seu horário. Esperamos você.`,
    rescheduled: (client, salon) => `Olá ${client}, seu horário em ${salon} tem uma nova data.`,
    cancelled: (client, salon) => `Olá ${client}, este horário em ${salon} não está mais reservado.`,
    movedBySalon: (client, salon) =>
      `Olá ${client}, ${salon} precisou mudar seu horário e sugere este. Você pode aceitar, escolher outro ou cancelar, como preferir.`,
    restored: (client, salon) =>
      `Olá ${client}, seu horário em ${salon} está mantido: desconsidere o aviso de cancelamento.`,
    reminder: (client, salon) =>
      `Olá ${client}, lembramos você do seu horário em ${salon}. Conte para a gente se você vem; se não puder, mude ou cancele por aqui e assim outra pessoa pode aproveitá-lo.`,
  },
  when: 'Quando',
  service: 'Serviço',
  professional: 'Com',
  place: 'Onde',
  price: 'Valor',
  manage: 'Ver, alterar ou cancelar',
  manageHint: (hours) =>
    hours === 0
      ? 'Você pode alterar ou cancelar até o início.'
      : `Você pode alterar ou cancelar até ${hours} ${hours === 1 ? 'hora' : 'horas'} antes.`,
  confirm: 'Sim, eu vou',
  move: 'Mudar o horário',
  cannotCome: 'Não posso ir',
  view: 'Ver meu horário',
  tooLate: (phone) =>
    phone === ''
      ? 'Não é mais possível alterar ou cancelar por aqui.'
      : `Não é mais possível alterar ou cancelar por aqui: se precisar, ligue para ${phone}.`,
  bookAgain: 'Reservar outro horário',
  questions: (phone) => `Dúvidas? Ligue para ${phone}.`,
  sentBy: (salon) => `Enviado por ReservaPlus em nome de ${salon}.`,
}

export const mailTexts: Record<Locale, MailTexts> = { es, en, pt }
