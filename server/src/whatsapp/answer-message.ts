import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { formatDateTime } from '@reservaplus/shared/time/format'
import { instantOf } from '@reservaplus/shared/time/instant'
import { type Answer, answerOf, isWindowOpen, replyTexts } from '@reservaplus/shared/whatsapp/answers'
import { readAnswer } from '@reservaplus/shared/whatsapp/read-answer'
import type { Conversation, WhatsappNotice } from '@reservaplus/shared/whatsapp/schema'

import { sendText } from '../adapters/whatsapp'
import type { AppContext, RequestContext } from '../app-context'
import { signManageToken } from '../appointments/link-token'
import { manageCancel } from '../appointments/manage'
import { manageConfirm } from '../appointments/manage-confirm'
import { findAppointment } from '../appointments/repository'
import { findCurrent } from '../clients/find-current'
import { findOrganization } from '../organizations/repository'
import { recordConsent } from '../privacy/record-consent'
import { findConversations, hashOfPhone, markAnswered } from './repository'

type Message = Extract<WhatsappNotice, { kind: 'message' }>
type Reply = Exclude<keyof (typeof replyTexts)['es'], 'help'> | 'help'

const refusals: Partial<Record<AppErrorCode, Reply>> = {
  CANCELLATION_WINDOW_CLOSED: 'tooLate',
  FORBIDDEN: 'tooLate',
  LINK_INVALID: 'nothing',
  INVALID_TRANSITION: 'nothing',
  NOT_FOUND: 'nothing',
}

const replyOf = (error: unknown): Reply => {
  const reply = error instanceof AppError ? refusals[error.code] : undefined
  if (!reply) throw error

  return reply
}

/** The words of one's own, put into what the law of consents calls them; nothing for whoever is erased meanwhile. */
const consent = async (request: RequestContext, { organizationId, clientId }: Conversation, given: boolean) => {
  const client = await findCurrent(organizationId, clientId)
  if (!client) return
  const ctx: AppContext = { ...request, organizationId, actor: { kind: 'client', id: client.id } }
  await recordConsent(ctx, { id: client.id, purpose: 'whatsapp', given })
}

const act = async (
  request: RequestContext,
  answer: Answer | undefined,
  { told, appointment, all }: { told: Conversation; appointment: Appointment | undefined; all: Conversation[] },
): Promise<Reply> => {
  if (answer === undefined) return 'help'
  // The number is one for all salons: who wants no more means all of them.
  if (answer === 'stop') {
    await Promise.all(all.map((each) => consent(request, each, false)))

    return 'stopped'
  }
  if (answer === 'start') {
    await consent(request, told, true)

    return 'started'
  }
  if (!appointment) return 'nothing'
  const { organizationId, id: appointmentId } = appointment
  const token = await signManageToken(request.config, { organizationId, appointmentId })
  if (answer === 'confirm') return manageConfirm(request, { token }).then(() => 'confirmed' as const, replyOf)

  return manageCancel(request, { token, reason: '' }).then(() => 'cancelled' as const, replyOf)
}

/** Ids that somebody typed open nothing: the appointment has to be of whoever this number was written to. */
const findMeant = async (told: Conversation, asked: string | undefined): Promise<Appointment | undefined> => {
  const { organizationId, clientId } = told
  const appointment = await findAppointment(organizationId, (asked ?? told.appointmentId) as Appointment['id'])
  if (!appointment) return undefined
  const [theirs, client] = await Promise.all([
    findCurrent(organizationId, appointment.clientId),
    findCurrent(organizationId, clientId),
  ])

  return theirs && client && theirs.id === client.id ? appointment : undefined
}

/**
 * Does what somebody answers to what was last written to them, and says so within the day in which that is allowed.
 * Once, however often Meta brings it. A number that nobody wrote to is told nothing.
 */
export const answerMessage = async (request: RequestContext, message: Message): Promise<Reply | undefined> => {
  const { from, at, providerId } = message
  const all = await findConversations(hashOfPhone(from, request.config.linkSecret))
  const { text, appointmentId, organizationId } = readAnswer(message.text)
  // Written before they answered: a later message is not what they had in mind.
  const earlier = all.filter((each) => each.at <= at)
  const told = organizationId ? all.find((each) => each.organizationId === organizationId) : earlier[0]
  if (!told || told.answered === providerId) return undefined
  const [organization, appointment] = await Promise.all([
    findOrganization(told.organizationId),
    findMeant(told, appointmentId),
  ])
  if (!organization) return undefined

  const reply = await act(request, answerOf(text), { told, appointment, all })
  const locale = appointment?.locale ?? organization.locale
  const when = appointment ? formatDateTime(appointment.localStart, locale) : ''
  const isAllowed = isWindowOpen(at, instantOf(request.clock.now()))
  if (isAllowed && (await markAnswered(told, providerId))) {
    await sendText({
      to: from,
      replyTo: providerId,
      text: replyTexts[locale][reply]({ salon: organization.name, when }),
    })
  }

  return reply
}
