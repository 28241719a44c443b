import type { Locale } from '@reservaplus/shared/texts/locale'

/**
 * `welcome`: to the owner of an organization that was made without screens; `resume`: to go on setting one up; `known`:
 * to whose address somebody has tried to make another account with.
 */
export type AccountMailKind = 'invitation' | 'welcome' | 'forgotPassword' | 'confirmMail' | 'resume' | 'known'

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
    welcome: {
      subject: 'Tu cuenta de ReservaPlus está lista',
      title: 'Tu cuenta está lista',
      intro: (organization) =>
        `${organization} ya está en ReservaPlus. Entra con estos datos; al entrar eliges tu propia contraseña.`,
      user: 'Correo',
      code: 'Contraseña temporal (vence en 7 días)',
      open: 'Entrar',
      footer: 'Si no creaste esta cuenta, ignora este correo: nadie puede entrar sin la contraseña.',
    },
    resume: {
      subject: 'Código para seguir creando tu cuenta',
      title: 'Sigue donde quedaste',
      intro: () =>
        'Pediste seguir con la creación de tu cuenta en ReservaPlus. Escribe este código en la pantalla; vence en una hora.',
      user: 'Correo',
      code: 'Código',
      open: 'Abrir ReservaPlus',
      footer: ignore.es,
    },
    known: {
      subject: 'Ya tienes una cuenta en ReservaPlus',
      title: 'Ya tienes una cuenta',
      intro: () =>
        'Alguien quiso crear una cuenta con este correo, y ya existe una. Si fuiste tú, entra con tu contraseña de siempre. Si la olvidaste, este código sirve para cambiarla; vence en una hora.',
      user: 'Correo',
      code: 'Código para cambiar la contraseña',
      open: 'Abrir ReservaPlus',
      footer: ignore.es,
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
    welcome: {
      subject: 'Your ReservaPlus account is ready',
      title: 'Your account is ready',
      intro: (organization) =>
        `${organization} is on ReservaPlus. Sign in with these details; you choose your own password then.`,
      user: 'Email',
      code: 'Temporary password (valid for 7 days)',
      open: 'Sign in',
      footer: 'If you did not create this account, ignore this message: nobody gets in without the password.',
    },
    resume: {
      subject: 'Code to go on setting up your account',
      title: 'Go on where you left off',
      intro: () =>
        'You asked to go on setting up your ReservaPlus account. Type this code on the screen; it is valid for one hour.',
      user: 'Email',
      code: 'Code',
      open: 'Open ReservaPlus',
      footer: ignore.en,
    },
    known: {
      subject: 'You already have a ReservaPlus account',
      title: 'You already have an account',
      intro: () =>
        'Somebody tried to create an account with this address, and there is one already. If it was you, sign in with your usual password. If you forgot it, this code lets you change it; it is valid for one hour.',
      user: 'Email',
      code: 'Code to change the password',
      open: 'Open ReservaPlus',
      footer: ignore.en,
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
    welcome: {
      subject: 'Sua conta do ReservaPlus está pronta',
      title: 'Sua conta está pronta',
      intro: (organization) =>
        `${organization} já está no ReservaPlus. Entre com estes dados; ao entrar você escolhe sua própria senha.`,
      user: 'E-mail',
      code: 'Senha temporária (vale por 7 dias)',
      open: 'Entrar',
      footer: 'Se você não criou esta conta, ignore este e-mail: ninguém entra sem a senha.',
    },
    resume: {
      subject: 'Código para continuar criando sua conta',
      title: 'Continue de onde parou',
      intro: () =>
        'Você pediu para continuar criando sua conta no ReservaPlus. Digite este código na tela; ele vale por uma hora.',
      user: 'E-mail',
      code: 'Código',
      open: 'Abrir o ReservaPlus',
      footer: ignore.pt,
    },
    known: {
      subject: 'Você já tem uma conta no ReservaPlus',
      title: 'Você já tem uma conta',
      intro: () =>
        'Alguém tentou criar uma conta com este e-mail, e já existe uma. Se foi você, entre com a senha de sempre. Se você a esqueceu, este código serve para mudá-la; ele vale por uma hora.',
      user: 'E-mail',
      code: 'Código para mudar a senha',
      open: 'Abrir o ReservaPlus',
      footer: ignore.pt,
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
