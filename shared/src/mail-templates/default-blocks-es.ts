import type { DefaultBlocks } from './schema'

export const spanish: DefaultBlocks = {
  requested: {
    subject: 'Recibimos tu solicitud en {{salon}}: {{when}}',
    title: 'Recibimos tu solicitud',
    intro:
      'Hola {{client}}, {{salon}} recibió tu solicitud. Te escribiremos apenas la confirmen; la hora queda guardada para ti.',
  },
  booked: {
    subject: 'Tu hora en {{salon}}: {{when}}',
    title: 'Tu hora está reservada',
    intro: 'Hola {{client}}, te esperamos en {{salon}}. Estos son los datos de tu hora.',
  },
  confirmed: {
    subject: 'Tu hora en {{salon}} está confirmada: {{when}}',
    title: 'Tu hora está confirmada',
    intro: 'Hola {{client}}, {{salon}} confirmó tu hora. Te esperamos.',
  },
  rescheduled: {
    subject: 'Tu hora en {{salon}} cambió: {{when}}',
    title: 'Tu hora cambió',
    intro: 'Hola {{client}}, tu hora en {{salon}} tiene una fecha nueva.',
  },
  movedBySalon: {
    subject: '{{salon}} tuvo que cambiar tu hora: {{when}}',
    title: 'Tuvimos que cambiar tu hora',
    intro:
      'Hola {{client}}, {{salon}} tuvo que cambiar tu hora y te propone esta. Puedes aceptarla, elegir otra o cancelarla, como te acomode.',
  },
  cancelled: {
    subject: 'Tu hora en {{salon}} fue cancelada: {{when}}',
    title: 'Tu hora fue cancelada',
    intro: 'Hola {{client}}, esta hora en {{salon}} ya no está reservada.',
  },
  restored: {
    subject: 'Tu hora en {{salon}} sigue en pie: {{when}}',
    title: 'Tu hora sigue en pie',
    intro: 'Hola {{client}}, tu hora en {{salon}} se mantiene: no tomes en cuenta el aviso de cancelación.',
  },
  reminder: {
    subject: 'Recordatorio de tu hora en {{salon}}: {{when}}',
    title: 'Te esperamos pronto',
    intro: 'Hola {{client}}, te recordamos tu hora en {{salon}}.',
  },
  review: {
    subject: '¿Cómo te fue en {{salon}}?',
    title: '¿Cómo te fue?',
    intro: 'Hola {{client}}, gracias por venir a {{salon}}. ¿Nos cuentas en un minuto cómo te fue?',
  },
  followUp: {
    subject: 'Te extrañamos en {{salon}}',
    title: '¿Volvemos a vernos?',
    intro:
      'Hola {{client}}, ya pasó un tiempo desde tu última visita a {{salon}}. Cuando quieras volver, elige la hora que más te acomode.',
  },
  paymentRequested: {
    subject: 'Paga {{amount}} a {{salon}}',
    title: 'Tu pago en línea',
    intro: 'Hola {{client}}, con este enlace puedes pagar tu hora en {{salon}}.',
  },
  paymentApproved: {
    subject: 'Recibimos tu pago de {{amount}} en {{salon}}',
    title: 'Recibimos tu pago',
    intro: 'Hola {{client}}, gracias: tu pago a {{salon}} está listo.',
  },
  paymentRefunded: {
    subject: '{{salon}} te devolvió {{amount}}',
    title: 'Te devolvimos dinero',
    intro: 'Hola {{client}}, {{salon}} te devolvió dinero de tu pago.',
  },
}
