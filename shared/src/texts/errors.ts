import type { AppErrorCode } from '../errors/app-error'
import { defineTexts } from './define-texts'

type ErrorTexts = Record<AppErrorCode, string>

const es: ErrorTexts = {
  BAD_INPUT: 'Hay datos que revisar.',
  UNAUTHENTICATED: 'La sesión terminó. Inicia sesión otra vez.',
  FORBIDDEN: 'Esta cuenta no tiene permiso para hacerlo.',
  LINK_INVALID: 'El enlace no es válido o ya no sirve.',
  NOT_FOUND: 'No lo encontramos. Puede que ya no exista.',
  CONFLICT: 'Alguien lo cambió mientras tanto. Revisa los datos actuales e intenta otra vez.',
  IDEMPOTENCY_KEY_REUSED: 'Esta solicitud ya se envió con otros datos. Actualiza la página e intenta otra vez.',
  SLOT_TAKEN: 'Esa hora se acaba de ocupar.',
  SLOT_NOT_OFFERED: 'Esa hora no está disponible.',
  HOLD_EXPIRED: 'La reserva de la hora venció. Elige la hora otra vez.',
  HOLD_LIMIT_REACHED: 'Hay demasiadas reservas sin terminar. Espera unos minutos e intenta otra vez.',
  INVALID_TRANSITION: 'La cita ya no admite ese cambio.',
  CANCELLATION_WINDOW_CLOSED: 'Ya pasó el plazo para cambiarla o cancelarla por aquí.',
  EMAIL_TAKEN: 'Ese correo ya está en uso.',
  LIMIT_EXCEEDED: 'Se alcanzó el límite del plan.',
  SUBSCRIPTION_INACTIVE: 'La suscripción no está activa.',
  PAYLOAD_TOO_LARGE: 'Es demasiado grande para enviarlo.',
  TOO_MANY_REQUESTS: 'Fueron demasiados intentos. Espera un momento e intenta otra vez.',
  ORGANIZATION_MOVING: 'Estamos trasladando los datos. Por unos minutos no se puede cambiar nada.',
  BUSY: 'Hay mucho movimiento en este momento. Intenta otra vez en unos segundos.',
  UNAVAILABLE: 'No hay conexión con el servicio. Revisa la red e intenta otra vez.',
  INTERNAL: 'Algo falló de nuestro lado. Intenta otra vez en un momento.',
}

const en: ErrorTexts = {
  BAD_INPUT: 'Some details need another look.',
  UNAUTHENTICATED: 'Your session ended. Sign in again.',
  FORBIDDEN: 'This account is not allowed to do that.',
  LINK_INVALID: 'This link is not valid or no longer works.',
  NOT_FOUND: 'We could not find it. It may no longer exist.',
  CONFLICT: 'Somebody changed it in the meantime. Check the current details and try again.',
  IDEMPOTENCY_KEY_REUSED: 'This request was already sent with other details. Reload the page and try again.',
  SLOT_TAKEN: 'That time was just taken.',
  SLOT_NOT_OFFERED: 'That time is not available.',
  HOLD_EXPIRED: 'The time was kept for too long. Choose a time again.',
  HOLD_LIMIT_REACHED: 'There are too many unfinished bookings. Wait a few minutes and try again.',
  INVALID_TRANSITION: 'The appointment can no longer be changed that way.',
  CANCELLATION_WINDOW_CLOSED: 'It is too late to change or cancel it here.',
  EMAIL_TAKEN: 'That e-mail address is already in use.',
  LIMIT_EXCEEDED: 'The limit of the plan is reached.',
  SUBSCRIPTION_INACTIVE: 'The subscription is not active.',
  PAYLOAD_TOO_LARGE: 'It is too large to send.',
  TOO_MANY_REQUESTS: 'Too many attempts. Wait a moment and try again.',
  ORGANIZATION_MOVING: 'The data is being moved. Nothing can be changed for a few minutes.',
  BUSY: 'It is very busy right now. Try again in a few seconds.',
  UNAVAILABLE: 'The service cannot be reached. Check the network and try again.',
  INTERNAL: 'Something failed on our side. Try again in a moment.',
}

const pt: ErrorTexts = {
  BAD_INPUT: 'Há dados para revisar.',
  UNAUTHENTICATED: 'A sessão terminou. Entre novamente.',
  FORBIDDEN: 'Esta conta não tem permissão para isso.',
  LINK_INVALID: 'O link não é válido ou já não funciona.',
  NOT_FOUND: 'Não encontramos. Talvez não exista mais.',
  CONFLICT: 'Alguém alterou enquanto isso. Confira os dados atuais e tente novamente.',
  IDEMPOTENCY_KEY_REUSED: 'Este pedido já foi enviado com outros dados. Atualize a página e tente novamente.',
  SLOT_TAKEN: 'Esse horário acabou de ser ocupado.',
  SLOT_NOT_OFFERED: 'Esse horário não está disponível.',
  HOLD_EXPIRED: 'O tempo do horário reservado terminou. Escolha o horário novamente.',
  HOLD_LIMIT_REACHED: 'Há reservas demais sem concluir. Espere alguns minutos e tente novamente.',
  INVALID_TRANSITION: 'O agendamento não admite mais essa mudança.',
  CANCELLATION_WINDOW_CLOSED: 'Já passou o prazo para alterar ou cancelar por aqui.',
  EMAIL_TAKEN: 'Esse e-mail já está em uso.',
  LIMIT_EXCEEDED: 'O limite do plano foi atingido.',
  SUBSCRIPTION_INACTIVE: 'A assinatura não está ativa.',
  PAYLOAD_TOO_LARGE: 'É grande demais para enviar.',
  TOO_MANY_REQUESTS: 'Foram tentativas demais. Espere um momento e tente novamente.',
  ORGANIZATION_MOVING: 'Estamos transferindo os dados. Por alguns minutos nada pode ser alterado.',
  BUSY: 'Há muito movimento agora. Tente novamente em alguns segundos.',
  UNAVAILABLE: 'Sem conexão com o serviço. Verifique a rede e tente novamente.',
  INTERNAL: 'Algo falhou do nosso lado. Tente novamente em um momento.',
}

/** What happened and what to do, for every code that a caller may receive. */
export const errorTexts = defineTexts({ es, en, pt })
