import { defineTexts } from '../texts/define-texts'

/** What happened, in a few words: the head of a notice in the app and on a device. Nobody's name is in it. */
export const alertTexts = defineTexts({
  es: {
    booked: 'Nueva reserva',
    moved: 'Cambió una hora',
    cancelled: 'Se canceló una hora',
    confirmed: 'Hora confirmada',
    reviewed: 'Nueva reseña',
    paid: 'Pago recibido',
  },
  en: {
    booked: 'New booking',
    moved: 'An appointment was moved',
    cancelled: 'An appointment was cancelled',
    confirmed: 'Appointment confirmed',
    reviewed: 'New review',
    paid: 'Payment received',
  },
  pt: {
    booked: 'Nova reserva',
    moved: 'Um horário mudou',
    cancelled: 'Um horário foi cancelado',
    confirmed: 'Horário confirmado',
    reviewed: 'Nova avaliação',
    paid: 'Pagamento recebido',
  },
})
