import type { Locale } from '@reservaplus/shared/texts/locale'

type MailTexts = {
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
  /** Why one is asked. */
  answerHint: string
  view: string
  tooLate: (phone: string) => string
  bookAgain: string
  questions: (phone: string) => string
  sentBy: (salon: string) => string
}

const es: MailTexts = {
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
  answerHint: 'Cuéntanos si vienes; si no puedes, avísanos y así otra persona puede tomar la hora.',
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
  answerHint: 'Please tell us whether you are coming; if you cannot, somebody else can have the time.',
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
  answerHint: 'Conte para a gente se você vem; se não puder, avise e assim outra pessoa pode aproveitar o horário.',
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
