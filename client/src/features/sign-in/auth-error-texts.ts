import { defineTexts } from '@reservaplus/shared/texts/define-texts'
import type { AuthErrorCode } from '../../lib/auth-error'

type AuthErrorTexts = Record<AuthErrorCode, string>

const es: AuthErrorTexts = {
  'wrong-credentials': 'El correo o la contraseña no coinciden. Revísalos e intenta otra vez.',
  'not-allowed': 'Esta cuenta no puede entrar. Consulta a quien administra tu equipo.',
  'too-many-attempts': 'Fueron demasiados intentos. Espera unos minutos e intenta otra vez.',
  'weak-password': 'La contraseña necesita al menos 8 caracteres, con mayúscula, minúscula y número.',
  'wrong-code': 'El código no es correcto. Revísalo e intenta otra vez.',
  'expired-code': 'El código venció o ya se usó. Pide uno nuevo.',
  'expired-step': 'Pasó demasiado tiempo. Empieza otra vez con tu correo y contraseña.',
  offline: 'No hay conexión. Revisa la red e intenta otra vez.',
  unknown: 'No fue posible entrar. Intenta otra vez en un momento.',
}

const en: AuthErrorTexts = {
  'wrong-credentials': 'The e-mail address and password do not match. Check them and try again.',
  'not-allowed': 'This account cannot sign in. Ask whoever manages your team.',
  'too-many-attempts': 'Too many attempts. Wait a few minutes and try again.',
  'weak-password':
    'The password needs at least 8 characters, with an upper-case letter, a lower-case letter and a number.',
  'wrong-code': 'The code is not right. Check it and try again.',
  'expired-code': 'The code expired or was already used. Ask for a new one.',
  'expired-step': 'Too much time passed. Start again with your e-mail address and password.',
  offline: 'There is no connection. Check the network and try again.',
  unknown: 'Signing in did not work. Try again in a moment.',
}

const pt: AuthErrorTexts = {
  'wrong-credentials': 'O e-mail e a senha não conferem. Confira e tente novamente.',
  'not-allowed': 'Esta conta não pode entrar. Fale com quem administra sua equipe.',
  'too-many-attempts': 'Foram tentativas demais. Espere alguns minutos e tente novamente.',
  'weak-password': 'A senha precisa de pelo menos 8 caracteres, com maiúscula, minúscula e número.',
  'wrong-code': 'O código não está certo. Confira e tente novamente.',
  'expired-code': 'O código expirou ou já foi usado. Peça um novo.',
  'expired-step': 'Passou tempo demais. Comece de novo com seu e-mail e senha.',
  offline: 'Não há conexão. Verifique a rede e tente novamente.',
  unknown: 'Não foi possível entrar. Tente novamente em um momento.',
}

export const authErrorTexts = defineTexts({ es, en, pt })
