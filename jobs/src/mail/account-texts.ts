import type { Locale } from '@reservaplus/shared/texts/locale'

export type AccountMailKind = 'invitation' | 'forgotPassword' | 'confirmMail'

type AccountTexts = {
  subject: string
  title: string
  intro: (organization: string) => string
  user: string
  code: string
  open: string
  footer: string
}

const ignore = {
  es: 'Si no lo pediste, ignora este correo: nadie puede entrar sin el código.',
  en: 'If you did not ask for this, ignore this message: nobody gets in without the code.',
  pt: 'Se você não pediu isto, ignore este e-mail: ninguém entra sem o código.',
}

export const accountTexts: Record<Locale, Record<AccountMailKind, AccountTexts>> = {
  es: {
    invitation: {
      subject: 'Tu acceso a ReservaPlus',
      title: 'Tu acceso está listo',
      intro: (organization) =>
        `${organization} te sumó a su equipo en ReservaPlus. Entra con estos datos; al entrar eliges tu propia contraseña.`,
      user: 'Correo',
      code: 'Contraseña temporal (vence en 7 días)',
      open: 'Entrar',
      footer: 'Si no esperabas esta invitación, ignora este correo.',
    },
    forgotPassword: {
      subject: 'Código para cambiar tu contraseña',
      title: 'Cambia tu contraseña',
      intro: () =>
        'Pediste cambiar tu contraseña de ReservaPlus. Escribe este código en la pantalla; vence en una hora.',
      user: 'Correo',
      code: 'Código',
      open: 'Abrir ReservaPlus',
      footer: ignore.es,
    },
    confirmMail: {
      subject: 'Confirma tu correo',
      title: 'Confirma tu correo',
      intro: () => 'Escribe este código para confirmar que este correo es tuyo.',
      user: 'Correo',
      code: 'Código',
      open: 'Abrir ReservaPlus',
      footer: ignore.es,
    },
  },
  en: {
    invitation: {
      subject: 'Your access to ReservaPlus',
      title: 'Your access is ready',
      intro: (organization) =>
        `${organization} added you to its team on ReservaPlus. Sign in with these details; you choose your own password then.`,
      user: 'Email',
      code: 'Temporary password (valid for 7 days)',
      open: 'Sign in',
      footer: 'If you did not expect this invitation, ignore this message.',
    },
    forgotPassword: {
      subject: 'Code to change your password',
      title: 'Change your password',
      intro: () =>
        'You asked to change your ReservaPlus password. Type this code on the screen; it is valid for one hour.',
      user: 'Email',
      code: 'Code',
      open: 'Open ReservaPlus',
      footer: ignore.en,
    },
    confirmMail: {
      subject: 'Confirm your email',
      title: 'Confirm your email',
      intro: () => 'Type this code to confirm that this address is yours.',
      user: 'Email',
      code: 'Code',
      open: 'Open ReservaPlus',
      footer: ignore.en,
    },
  },
  pt: {
    invitation: {
      subject: 'Seu acesso ao ReservaPlus',
      title: 'Seu acesso está pronto',
      intro: (organization) =>
        `${organization} adicionou você à equipe no ReservaPlus. Entre com estes dados; ao entrar você escolhe sua própria senha.`,
      user: 'E-mail',
      code: 'Senha temporária (vale por 7 dias)',
      open: 'Entrar',
      footer: 'Se você não esperava este convite, ignore este e-mail.',
    },
    forgotPassword: {
      subject: 'Código para mudar sua senha',
      title: 'Mude sua senha',
      intro: () => 'Você pediu para mudar sua senha do ReservaPlus. Digite este código na tela; ele vale por uma hora.',
      user: 'E-mail',
      code: 'Código',
      open: 'Abrir o ReservaPlus',
      footer: ignore.pt,
    },
    confirmMail: {
      subject: 'Confirme seu e-mail',
      title: 'Confirme seu e-mail',
      intro: () => 'Digite este código para confirmar que este endereço é seu.',
      user: 'E-mail',
      code: 'Código',
      open: 'Abrir o ReservaPlus',
      footer: ignore.pt,
    },
  },
}
