import { defineTexts } from '../texts/define-texts'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'

/** What somebody wants who answers. */
export type Answer = 'confirm' | 'cancel' | 'stop' | 'start'

const words: Readonly<Record<Answer, readonly string[]>> = {
  confirm: ['1', 'si', 'sim', 'yes', 'confirmo', 'confirmar', 'confirm'],
  cancel: ['2', 'cancelar', 'cancelo', 'cancel', 'anular'],
  stop: ['baja', 'stop', 'parar', 'sair', 'salir', 'no molestar'],
  start: ['alta', 'start', 'volver', 'voltar'],
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The whole message has to be the word: "no puedo, ¿el 2 de mayo?" is for people to read. */
export const answerOf = (text: string): Answer | undefined => {
  const said = plain(text)

  return (Object.keys(words) as Answer[]).find((answer) => words[answer].includes(said))
}

const windowMinutes = 24 * 60

/** Meta lets a business write in its own words for a day after somebody has written to it, and no longer. */
export const isWindowOpen = (theyWroteAt: Instant, now: Instant): boolean =>
  now < addMinutes(theyWroteAt, windowMinutes)

/** What they are told back, within that day. */
export const replyTexts = defineTexts({
  es: {
    confirmed: ({ when }: { when: string }) => `¡Listo! Tu hora del ${when} está confirmada. Te esperamos.`,
    cancelled: ({ when }: { when: string }) => `Tu hora del ${when} quedó cancelada. Gracias por avisar.`,
    tooLate: ({ salon }: { salon: string }) =>
      `Ya no se puede cancelar por aquí. Por favor llama a ${salon} para que te ayuden.`,
    nothing: ({ salon }: { salon: string }) =>
      `No encontramos una hora por venir en ${salon}. Si necesitas algo, llama directamente al local.`,
    stopped: ({ salon }: { salon: string }) =>
      `No te escribiremos más de parte de ${salon}. Para volver, responde ALTA.`,
    started: ({ salon }: { salon: string }) =>
      `Te escribiremos de nuevo de parte de ${salon}. Para salir, responde BAJA.`,
    help: () =>
      'Responde 1 para confirmar, 2 para cancelar o BAJA para no recibir más mensajes. Este número no lo lee una persona.',
  },
  en: {
    confirmed: ({ when }: { when: string }) => `Done! Your appointment on ${when} is confirmed. See you there.`,
    cancelled: ({ when }: { when: string }) => `Your appointment on ${when} is cancelled. Thank you for telling us.`,
    tooLate: ({ salon }: { salon: string }) => `It is too late to cancel here. Please call ${salon}.`,
    nothing: ({ salon }: { salon: string }) =>
      `There is no appointment ahead at ${salon}. If you need anything, please call them.`,
    stopped: ({ salon }: { salon: string }) =>
      `We will not write to you for ${salon} any more. To come back, answer START.`,
    started: ({ salon }: { salon: string }) => `We will write to you for ${salon} again. To leave, answer STOP.`,
    help: () => 'Answer 1 to confirm, 2 to cancel, or STOP to get no more messages. Nobody reads this number.',
  },
  pt: {
    confirmed: ({ when }: { when: string }) => `Pronto! Seu horário de ${when} está confirmado. Até lá.`,
    cancelled: ({ when }: { when: string }) => `Seu horário de ${when} foi cancelado. Obrigado por avisar.`,
    tooLate: ({ salon }: { salon: string }) => `Já não dá para cancelar por aqui. Por favor, ligue para ${salon}.`,
    nothing: ({ salon }: { salon: string }) =>
      `Não encontramos um horário futuro em ${salon}. Se precisar, ligue diretamente.`,
    stopped: ({ salon }: { salon: string }) =>
      `Não vamos mais escrever em nome de ${salon}. Para voltar, responda VOLTAR.`,
    started: ({ salon }: { salon: string }) => `Vamos escrever de novo em nome de ${salon}. Para sair, responda SAIR.`,
    help: () =>
      'Responda 1 para confirmar, 2 para cancelar ou SAIR para não receber mais mensagens. Ninguém lê este número.',
  },
})
