import { isWhatsappRefusal, sendTemplate } from '@reservaplus/server/adapters/whatsapp'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { clientStands } from '@reservaplus/server/clients/find-standing'
import { findClient } from '@reservaplus/server/clients/repository'
import { whatsappEnv } from '@reservaplus/server/config/env'
import { transact } from '@reservaplus/server/db/transact'
import { findEvent } from '@reservaplus/server/events/repository'
import {
  claimMessage,
  type MessageKey,
  markMessageRefused,
  markMessageSent,
} from '@reservaplus/server/notifications/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findConsents } from '@reservaplus/server/privacy/consent-repository'
import { conversationWrite, findSettings, hashOfPhone } from '@reservaplus/server/whatsapp/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { appointmentMailFor } from '@reservaplus/shared/notifications/appointment-mail'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { formatDateTime } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { answerPayload } from '@reservaplus/shared/whatsapp/read-answer'
import {
  reminderButtons,
  templateFor,
  templateLanguage,
  templateName,
  templateVariables,
  type WhatsappTemplate,
} from '@reservaplus/shared/whatsapp/templates'
import { readEnv } from '../config/env'
import { isToldBefore } from '../mail/told-before'
import { referenceOf } from './message-reference'

export type WhatsappOutcome = 'sent' | 'sent before' | 'off' | 'not due' | 'not wanted' | 'told before' | 'refused'

const recipient = 'client-whatsapp'

/** Of a visit the first line speaks, as it does by mail; of a series nothing is written. */
const speaks = ({ origin, data }: DomainEvent) =>
  origin === 'live' && !('visitId' in data && data.visitId && !('visitEvents' in data && data.visitEvents))

/** The newest word holds; who has never said anything has not agreed. */
const hasAgreed = async ({ organizationId, id: clientId }: Client) => {
  const { items } = await findConsents(organizationId, { clientId, limit: 100 })

  return items.find(({ purpose }) => purpose === 'whatsapp')?.given === true
}

type Due = { template: WhatsappTemplate; appointment: Appointment; organization: Organization; client: Client }

const send = async (key: MessageKey, { template, appointment, organization, client }: Due, now: Instant) => {
  const { organizationId, id } = appointment
  const locale = appointment.locale ?? organization.locale
  const phone = client.phone ?? ''
  const values = {
    client: client.firstName,
    salon: organization.name,
    service: appointment.serviceName,
    when: formatDateTime(appointment.localStart, locale),
  }
  const phoneHash = hashOfPhone(phone, readEnv('webhooks').LINK_SECRET)
  // First, so that an answer finds what it answers to; refused for whoever is erased meanwhile.
  await transact([
    conversationWrite({ phoneHash, organizationId, clientId: client.id, appointmentId: id, at: now }),
    clientStands(organizationId, client.id),
  ])

  return sendTemplate({
    to: phone,
    name: templateName(template),
    language: templateLanguage[locale],
    variables: templateVariables.map((name) => values[name]),
    buttons:
      template === 'reminder'
        ? reminderButtons.map((text) => answerPayload(text, { organizationId, appointmentId: id }))
        : [],
    reference: referenceOf(key),
  })
}

const sendOnce = async (key: MessageKey, due: Due, now: Instant): Promise<WhatsappOutcome> => {
  const claim = await claimMessage(key, { kind: `whatsapp-${due.template}`, now })
  if (claim === 'done') return 'sent before'
  if (claim === 'wait') throw new AppError('BUSY', 'What became of this message is not known yet')
  try {
    await markMessageSent(key, await send(key, due, now))

    return 'sent'
  } catch (error) {
    if (isWhatsappRefusal(error)) await markMessageRefused(key)
    // A number that has no WhatsApp will have none in a minute either.
    if (error instanceof AppError && error.code === 'BAD_INPUT') return 'refused'
    throw error
  }
}

/**
 * Tells the client by WhatsApp, besides the mail, what happened to their appointment: where the organization has it on, the
 * client agreed to it and has a telephone. Throws when it has to be tried again later.
 */
export const sendAppointmentWhatsapp = async (
  { id, organizationId, subject }: EventNotice,
  now: Instant,
): Promise<WhatsappOutcome> => {
  if (!whatsappEnv()) return 'off'
  const settings = await findSettings(organizationId)
  if (!settings?.isOn) return 'off'
  const [event, appointment, organization] = await Promise.all([
    findEvent(organizationId, id),
    findAppointment(organizationId, appointmentId.parse(subject.id)),
    findOrganization(organizationId),
  ])
  if (!event || !appointment || !organization)
    throw new AppError('NOT_FOUND', 'The event or what it is about is not there')
  const kind = speaks(event) && organization.isActive ? appointmentMailFor(event, appointment, now) : undefined
  const template = kind && organization.writeMode !== 'moved' ? templateFor(kind) : undefined
  if (!template) return 'not due'
  const client = await findClient(organizationId, appointment.clientId, { consistent: true })
  if (!client?.phone || !(await hasAgreed(client))) return 'not wanted'
  if (await isToldBefore(event, recipient)) return 'told before'

  return sendOnce({ organizationId, eventId: id, recipient }, { template, appointment, organization, client }, now)
}
