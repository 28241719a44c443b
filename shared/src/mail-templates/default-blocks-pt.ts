import type { DefaultBlocks } from './schema'

export const portuguese: DefaultBlocks = {
  requested: {
    subject: 'Recebemos seu pedido em {{salon}}: {{when}}',
    title: 'Recebemos seu pedido',
    intro:
      'Olá {{client}}, {{salon}} recebeu seu pedido. Avisaremos assim que for confirmado; o horário fica guardado para você.',
  },
  booked: {
    subject: 'Seu horário em {{salon}}: {{when}}',
    title: 'Seu horário está reservado',
    intro: 'Olá {{client}}, esperamos você em {{salon}}. Estes são os dados do seu horário.',
  },
  confirmed: {
    subject: 'Seu horário em {{salon}} está confirmado: {{when}}',
    title: 'Seu horário está confirmado',
    intro: 'Olá {{client}}, {{salon}} confirmou seu horário. Esperamos você.',
  },
  rescheduled: {
    subject: 'Seu horário em {{salon}} mudou: {{when}}',
    title: 'Seu horário mudou',
    intro: 'Olá {{client}}, seu horário em {{salon}} tem uma nova data.',
  },
  movedBySalon: {
    subject: '{{salon}} precisou mudar seu horário: {{when}}',
    title: 'Precisamos mudar seu horário',
    intro:
      'Olá {{client}}, {{salon}} precisou mudar seu horário e sugere este. Você pode aceitar, escolher outro ou cancelar, como preferir.',
  },
  cancelled: {
    subject: 'Seu horário em {{salon}} foi cancelado: {{when}}',
    title: 'Seu horário foi cancelado',
    intro: 'Olá {{client}}, este horário em {{salon}} não está mais reservado.',
  },
  restored: {
    subject: 'Seu horário em {{salon}} está mantido: {{when}}',
    title: 'Seu horário está mantido',
    intro: 'Olá {{client}}, seu horário em {{salon}} está mantido: desconsidere o aviso de cancelamento.',
  },
  reminder: {
    subject: 'Lembrete do seu horário em {{salon}}: {{when}}',
    title: 'Esperamos você em breve',
    intro: 'Olá {{client}}, lembramos você do seu horário em {{salon}}.',
  },
  review: {
    subject: 'Como foi sua visita a {{salon}}?',
    title: 'Como foi?',
    intro: 'Olá {{client}}, obrigado por vir a {{salon}}. Conta para a gente em um minuto como foi?',
  },
  followUp: {
    subject: 'Sentimos sua falta em {{salon}}',
    title: 'Vamos nos ver de novo?',
    intro:
      'Olá {{client}}, já faz um tempo desde sua última visita a {{salon}}. Quando quiser voltar, escolha o horário que for melhor para você.',
  },
  paymentRequested: {
    subject: 'Pague {{amount}} a {{salon}}',
    title: 'Seu pagamento online',
    intro: 'Olá {{client}}, com este link você pode pagar o seu horário em {{salon}}.',
  },
  paymentApproved: {
    subject: 'Recebemos o seu pagamento de {{amount}} em {{salon}}',
    title: 'Recebemos o seu pagamento',
    intro: 'Olá {{client}}, obrigado: o seu pagamento a {{salon}} está confirmado.',
  },
  paymentRefunded: {
    subject: '{{salon}} devolveu {{amount}} a você',
    title: 'Devolvemos dinheiro',
    intro: 'Olá {{client}}, {{salon}} devolveu dinheiro do seu pagamento.',
  },
}
