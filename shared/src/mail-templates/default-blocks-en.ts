import type { DefaultBlocks } from './schema'

export const english: DefaultBlocks = {
  requested: {
    subject: 'We received your request at {{salon}}: {{when}}',
    title: 'We received your request',
    intro:
      'Hello {{client}}, {{salon}} received your request. We will write as soon as it is confirmed; the time is kept for you.',
  },
  booked: {
    subject: 'Your appointment at {{salon}}: {{when}}',
    title: 'Your appointment is booked',
    intro: 'Hello {{client}}, see you at {{salon}}. Here are the details.',
  },
  confirmed: {
    subject: 'Your appointment at {{salon}} is confirmed: {{when}}',
    title: 'Your appointment is confirmed',
    intro: 'Hello {{client}}, {{salon}} confirmed your appointment. See you there.',
  },
  rescheduled: {
    subject: 'Your appointment at {{salon}} has moved: {{when}}',
    title: 'Your appointment has moved',
    intro: 'Hello {{client}}, your appointment at {{salon}} has a new time.',
  },
  movedBySalon: {
    subject: '{{salon}} had to move your appointment: {{when}}',
    title: 'We had to move your appointment',
    intro:
      'Hello {{client}}, {{salon}} had to move your appointment and suggests this time. You can accept it, choose another or cancel, as suits you.',
  },
  cancelled: {
    subject: 'Your appointment at {{salon}} was cancelled: {{when}}',
    title: 'Your appointment was cancelled',
    intro: 'Hello {{client}}, this appointment at {{salon}} is no longer booked.',
  },
  restored: {
    subject: 'Your appointment at {{salon}} stands: {{when}}',
    title: 'Your appointment stands',
    intro: 'Hello {{client}}, your appointment at {{salon}} stands: please disregard the cancellation.',
  },
  reminder: {
    subject: 'Reminder of your appointment at {{salon}}: {{when}}',
    title: 'See you soon',
    intro: 'Hello {{client}}, this is a reminder of your appointment at {{salon}}.',
  },
  review: {
    subject: 'How was your visit to {{salon}}?',
    title: 'How was it?',
    intro: 'Hello {{client}}, thank you for coming to {{salon}}. Would you tell us how it was? It takes a minute.',
  },
  followUp: {
    subject: 'We miss you at {{salon}}',
    title: 'Shall we see you again?',
    intro:
      'Hello {{client}}, it has been a while since your last visit to {{salon}}. Whenever you would like to come back, choose the time that suits you best.',
  },
  paymentRequested: {
    subject: 'Pay {{amount}} to {{salon}}',
    title: 'Pay online',
    intro: 'Hello {{client}}, with this link you can pay for your appointment at {{salon}}.',
  },
  paymentApproved: {
    subject: 'We received your payment of {{amount}} at {{salon}}',
    title: 'We received your payment',
    intro: 'Hello {{client}}, thank you: your payment to {{salon}} is done.',
  },
  paymentRefunded: {
    subject: '{{salon}} gave you back {{amount}}',
    title: 'You got money back',
    intro: 'Hello {{client}}, {{salon}} gave you back money of your payment.',
  },
}
