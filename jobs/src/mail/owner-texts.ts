// reason: every word to owners, in three languages side by side
import type { Locale } from '@reservaplus/shared/texts/locale'

/** What an organization's owner is told by us: about their account here, never about their clients. */
export type OwnerMailKind =
  | 'welcome'
  | 'trialEnding'
  | 'activated'
  | 'pastDue'
  | 'suspended'
  | 'cancelled'
  | 'invoiceIssued'
  | 'invoicePaid'
  | 'invoiceFailed'

export type OwnerNames = { salon: string; plan: string; until: string; amount: string }

type Said = { subject: string; title: string; intro: string; action: string }

type OwnerTexts = {
  mails: Record<OwnerMailKind, (names: OwnerNames) => Said>
  hello: (name: string) => string
  salon: string
  plan: string
  until: Record<OwnerMailKind, string>
  amount: string
  invoice: string
  page: string
  footer: (salon: string) => string
}

export const ownerTexts: Record<Locale, OwnerTexts> = {
  es: {
    mails: {
      welcome: ({ salon }) => ({
        subject: `${salon} ya recibe reservas en línea`,
        title: 'Tu local ya está en línea',
        intro: `${salon} quedó listo en ReservaPlus. Comparte tu página de reservas y revisa tu agenda cuando quieras.`,
        action: 'Abrir mi agenda',
      }),
      trialEnding: ({ salon, until }) => ({
        subject: `La prueba de ${salon} termina el ${until}`,
        title: 'Tu prueba está por terminar',
        intro: `La prueba de ${salon} termina el ${until}. Activa un plan antes de esa fecha para seguir recibiendo reservas.`,
        action: 'Elegir mi plan',
      }),
      activated: ({ salon, plan }) => ({
        subject: `El plan ${plan} de ${salon} está activo`,
        title: 'Tu plan está activo',
        intro: `Listo: ${salon} tiene activo el plan ${plan}.`,
        action: 'Ver mi plan',
      }),
      pastDue: ({ salon, until }) => ({
        subject: `No pudimos cobrar el plan de ${salon}`,
        title: 'Tu pago está pendiente',
        intro: `No pudimos cobrar el plan de ${salon}. Lo intentaremos otra vez; si no resulta, desde el ${until} tu agenda quedará solo para ver.`,
        action: 'Revisar mi pago',
      }),
      suspended: ({ salon }) => ({
        subject: `La cuenta de ${salon} quedó suspendida`,
        title: 'Tu cuenta quedó suspendida',
        intro: `El plan de ${salon} venció. Tus datos siguen guardados y los puedes ver, pero no se reciben reservas hasta que actives un plan.`,
        action: 'Activar un plan',
      }),
      cancelled: ({ salon, until }) => ({
        subject: `Cancelaste el plan de ${salon}`,
        title: 'Tu plan no se renovará',
        intro: `Cancelaste el plan de ${salon}. Lo puedes usar hasta el ${until}; después no se cobrará nada más.`,
        action: 'Retomar mi plan',
      }),
      invoiceIssued: ({ salon, amount }) => ({
        subject: `Cobro de ${amount} por el plan de ${salon}`,
        title: 'Emitimos tu cobro',
        intro: `Este es el detalle del próximo cobro por el plan de ${salon}.`,
        action: 'Ver el detalle',
      }),
      invoicePaid: ({ salon, amount }) => ({
        subject: `Recibimos tu pago de ${amount} por ${salon}`,
        title: 'Recibimos tu pago',
        intro: `Gracias: el plan de ${salon} quedó pagado.`,
        action: 'Ver el comprobante',
      }),
      invoiceFailed: ({ salon, amount }) => ({
        subject: `No pudimos cobrar ${amount} por ${salon}`,
        title: 'El cobro no resultó',
        intro: `Tu medio de pago rechazó el cobro por el plan de ${salon}. Lo intentaremos otra vez en unos días; también lo puedes cambiar ahora.`,
        action: 'Revisar mi medio de pago',
      }),
    },
    hello: (name) => `Hola ${name}:`,
    salon: 'Local',
    plan: 'Plan',
    until: {
      welcome: 'Prueba hasta',
      trialEnding: 'Termina',
      activated: 'Vigente hasta',
      pastDue: 'Plazo',
      suspended: 'Venció',
      cancelled: 'Vigente hasta',
      invoiceIssued: 'Vence',
      invoicePaid: 'Vigente hasta',
      invoiceFailed: 'Plazo',
    },
    amount: 'Monto',
    invoice: 'Documento',
    page: 'Mi página de reservas',
    footer: (salon) => `ReservaPlus te escribe porque administras ${salon}.`,
  },
  en: {
    mails: {
      welcome: ({ salon }) => ({
        subject: `${salon} now takes bookings online`,
        title: 'Your business is online',
        intro: `${salon} is ready on ReservaPlus. Share your booking page and open your agenda whenever you like.`,
        action: 'Open my agenda',
      }),
      trialEnding: ({ salon, until }) => ({
        subject: `The trial of ${salon} ends on ${until}`,
        title: 'Your trial is about to end',
        intro: `The trial of ${salon} ends on ${until}. Activate a plan before then to go on taking bookings.`,
        action: 'Choose my plan',
      }),
      activated: ({ salon, plan }) => ({
        subject: `The ${plan} plan of ${salon} is active`,
        title: 'Your plan is active',
        intro: `Done: ${salon} has the ${plan} plan.`,
        action: 'See my plan',
      }),
      pastDue: ({ salon, until }) => ({
        subject: `We could not charge the plan of ${salon}`,
        title: 'Your payment is due',
        intro: `We could not charge the plan of ${salon}. We will try again; if that fails, your agenda can only be read from ${until}.`,
        action: 'Check my payment',
      }),
      suspended: ({ salon }) => ({
        subject: `The account of ${salon} is suspended`,
        title: 'Your account is suspended',
        intro: `The plan of ${salon} has expired. Your data is kept and can be read, but no bookings are taken until you activate a plan.`,
        action: 'Activate a plan',
      }),
      cancelled: ({ salon, until }) => ({
        subject: `You cancelled the plan of ${salon}`,
        title: 'Your plan will not renew',
        intro: `You cancelled the plan of ${salon}. You can use it until ${until}; nothing more is charged afterwards.`,
        action: 'Take it up again',
      }),
      invoiceIssued: ({ salon, amount }) => ({
        subject: `Charge of ${amount} for the plan of ${salon}`,
        title: 'Your invoice',
        intro: `This is the next charge for the plan of ${salon}.`,
        action: 'See the details',
      }),
      invoicePaid: ({ salon, amount }) => ({
        subject: `We received your payment of ${amount} for ${salon}`,
        title: 'We received your payment',
        intro: `Thank you: the plan of ${salon} is paid.`,
        action: 'See the receipt',
      }),
      invoiceFailed: ({ salon, amount }) => ({
        subject: `We could not charge ${amount} for ${salon}`,
        title: 'The charge failed',
        intro: `Your means of payment refused the charge for the plan of ${salon}. We will try again in a few days; you can also change it now.`,
        action: 'Check my means of payment',
      }),
    },
    hello: (name) => `Hello ${name},`,
    salon: 'Business',
    plan: 'Plan',
    until: {
      welcome: 'Trial until',
      trialEnding: 'Ends',
      activated: 'Valid until',
      pastDue: 'Until',
      suspended: 'Expired',
      cancelled: 'Valid until',
      invoiceIssued: 'Due',
      invoicePaid: 'Valid until',
      invoiceFailed: 'Until',
    },
    amount: 'Amount',
    invoice: 'Document',
    page: 'My booking page',
    footer: (salon) => `ReservaPlus writes to you because you manage ${salon}.`,
  },
  pt: {
    mails: {
      welcome: ({ salon }) => ({
        subject: `${salon} já recebe reservas online`,
        title: 'Seu negócio está online',
        intro: `${salon} está pronto no ReservaPlus. Compartilhe sua página de reservas e abra sua agenda quando quiser.`,
        action: 'Abrir minha agenda',
      }),
      trialEnding: ({ salon, until }) => ({
        subject: `O teste de ${salon} termina em ${until}`,
        title: 'Seu teste está terminando',
        intro: `O teste de ${salon} termina em ${until}. Ative um plano antes dessa data para continuar recebendo reservas.`,
        action: 'Escolher meu plano',
      }),
      activated: ({ salon, plan }) => ({
        subject: `O plano ${plan} de ${salon} está ativo`,
        title: 'Seu plano está ativo',
        intro: `Pronto: ${salon} tem o plano ${plan} ativo.`,
        action: 'Ver meu plano',
      }),
      pastDue: ({ salon, until }) => ({
        subject: `Não conseguimos cobrar o plano de ${salon}`,
        title: 'Seu pagamento está pendente',
        intro: `Não conseguimos cobrar o plano de ${salon}. Vamos tentar de novo; se não der certo, a partir de ${until} sua agenda ficará só para consulta.`,
        action: 'Verificar meu pagamento',
      }),
      suspended: ({ salon }) => ({
        subject: `A conta de ${salon} foi suspensa`,
        title: 'Sua conta foi suspensa',
        intro: `O plano de ${salon} venceu. Seus dados continuam guardados e podem ser consultados, mas não se recebem reservas até você ativar um plano.`,
        action: 'Ativar um plano',
      }),
      cancelled: ({ salon, until }) => ({
        subject: `Você cancelou o plano de ${salon}`,
        title: 'Seu plano não será renovado',
        intro: `Você cancelou o plano de ${salon}. Pode usá-lo até ${until}; depois nada mais será cobrado.`,
        action: 'Retomar meu plano',
      }),
      invoiceIssued: ({ salon, amount }) => ({
        subject: `Cobrança de ${amount} pelo plano de ${salon}`,
        title: 'Emitimos sua cobrança',
        intro: `Este é o detalhe da próxima cobrança pelo plano de ${salon}.`,
        action: 'Ver o detalhe',
      }),
      invoicePaid: ({ salon, amount }) => ({
        subject: `Recebemos seu pagamento de ${amount} por ${salon}`,
        title: 'Recebemos seu pagamento',
        intro: `Obrigado: o plano de ${salon} está pago.`,
        action: 'Ver o comprovante',
      }),
      invoiceFailed: ({ salon, amount }) => ({
        subject: `Não conseguimos cobrar ${amount} por ${salon}`,
        title: 'A cobrança não deu certo',
        intro: `Seu meio de pagamento recusou a cobrança pelo plano de ${salon}. Vamos tentar de novo em alguns dias; você também pode trocá-lo agora.`,
        action: 'Verificar meu meio de pagamento',
      }),
    },
    hello: (name) => `Olá ${name},`,
    salon: 'Negócio',
    plan: 'Plano',
    until: {
      welcome: 'Teste até',
      trialEnding: 'Termina',
      activated: 'Válido até',
      pastDue: 'Prazo',
      suspended: 'Venceu',
      cancelled: 'Válido até',
      invoiceIssued: 'Vence',
      invoicePaid: 'Válido até',
      invoiceFailed: 'Prazo',
    },
    amount: 'Valor',
    invoice: 'Documento',
    page: 'Minha página de reservas',
    footer: (salon) => `O ReservaPlus escreve a você porque você administra ${salon}.`,
  },
}
