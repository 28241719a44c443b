import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { bareAddress, simulatedOutcome } from './addresses'
import { feedbackOf } from './feedback-events'
import { forward, type Reply } from './forward'
import {
  type Envelope,
  readEnvelope,
  requireTags,
  type SendRequest,
  sendRequest,
  withoutRecipients,
} from './send-request'
import type { SesContext } from './ses-context'
import { badRequest, notFound, SesError } from './ses-error'

const accepted = z.object({ MessageId: z.string() })

const requireIdentity = (context: SesContext, { from }: Envelope) => {
  const address = bareAddress(from)
  const verified = context.identities?.some((each) => address === each || address.endsWith(`@${each}`)) ?? true
  if (verified) return
  const where = `The following identities failed the check in region ${context.region.toUpperCase()}: ${from}`
  throw new SesError('MessageRejected', `Email address is not verified. ${where}`)
}

const configurationSetOf = (context: SesContext, request: SendRequest) => {
  const name = request.ConfigurationSetName
  if (name !== undefined && context.configurationSets && !context.configurationSets.includes(name))
    throw notFound(`Configuration set <${name}> does not exist.`)
  return name ?? context.defaultConfigurationSet
}

const parse = (body: unknown) => {
  const parsed = sendRequest.safeParse(body)
  if (!parsed.success) throw badRequest(`Invalid request: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

const handOver = async (
  context: SesContext,
  request: SendRequest,
  envelope: Envelope,
  headers: Headers,
): Promise<Reply> => {
  const suppressed = (address: string) => context.suppression.has(bareAddress(address))
  // SES accepts such a mail and sends it to nobody.
  if (envelope.recipients.every(suppressed)) return { status: 200, body: { MessageId: `suppressed-${randomUUID()}` } }
  const body = JSON.stringify(withoutRecipients(request, suppressed))
  return forward(context.mailbox.url, { method: 'POST', path: '/v2/email/outbound-emails', headers, body })
}

/** Checks what the package does not, lets it take the mail, and reports what becomes of it. */
export const sendEmail = async (context: SesContext, body: unknown, headers: Headers): Promise<Reply> => {
  const request = parse(body)
  const envelope = readEnvelope(request)
  requireTags(request)
  requireIdentity(context, envelope)
  const configurationSet = configurationSetOf(context, request)
  const reply = await handOver(context, request, envelope, headers)
  const { MessageId: messageId } = accepted.parse(reply.body)
  const sentAt = context.now()
  context.mailbox.stamp(messageId, sentAt)
  if (configurationSet !== undefined) {
    const { region, accountId } = context
    const mail = { messageId, configurationSet, envelope, tags: request.EmailTags ?? [], sentAt, region, accountId }
    const outcomeOf = (address: string) => (context.suppression.has(address) ? 'suppressed' : simulatedOutcome(address))
    const events = feedbackOf(mail, outcomeOf)
    setImmediate(() => events.forEach(context.onEvent))
  }
  return reply
}
