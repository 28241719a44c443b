import { defineTexts } from '@reservaplus/shared/texts/define-texts'

export const leaveTexts = defineTexts({
  es: {
    askTitle: '¿Dejar de recibir novedades?',
    ask: ({ salon }: { salon: string }) =>
      `${salon} no te escribirá más para invitarte a volver ni contarte novedades.`,
    leave: 'No quiero más novedades',
    leftTitle: 'Listo',
    left: ({ salon }: { salon: string }) => `Ya no recibirás novedades de ${salon}.`,
    still: 'Los correos sobre tus horas reservadas te seguirán llegando.',
    visit: ({ salon }: { salon: string }) => `Ver horas en ${salon}`,
  },
  en: {
    askTitle: 'Stop receiving news?',
    ask: ({ salon }) => `${salon} will not write to you any more to invite you back or tell you news.`,
    leave: 'I want no more news',
    leftTitle: 'Done',
    left: ({ salon }) => `You will get no more news from ${salon}.`,
    still: 'Mails about what you have booked will still reach you.',
    visit: ({ salon }) => `See times at ${salon}`,
  },
  pt: {
    askTitle: 'Parar de receber novidades?',
    ask: ({ salon }) => `${salon} não vai mais escrever para convidar você a voltar nem contar novidades.`,
    leave: 'Não quero mais novidades',
    leftTitle: 'Pronto',
    left: ({ salon }) => `Você não vai mais receber novidades de ${salon}.`,
    still: 'Os e-mails sobre seus horários reservados continuarão chegando.',
    visit: ({ salon }) => `Ver horários em ${salon}`,
  },
})
