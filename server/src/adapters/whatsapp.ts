import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'

import { type WhatsappEnv, whatsappEnv } from '../config/env'

/** As Cloud API takes it: digits, without the plus. */
const digits = (phone: string) => phone.replaceAll(/\D/g, '')

const patienceMilliseconds = 5_000
const accepted = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) })
const refusal = z.object({ error: z.object({ code: z.number() }) })

/** Meta has answered an error: nothing left the house. */
export const isWhatsappRefusal = (error: unknown): boolean => error instanceof AppError && error.code !== 'UNAVAILABLE'

// Codes only: Meta's sentences repeat the number.
const errorOf = (status: number, body: unknown) => {
  const code = refusal.safeParse(body).data?.error.code
  // 4, 80007, 130429: too many for now; 131056: too many for this one person.
  const isForNow = status === 429 || status >= 500 || [4, 80007, 130429, 131056].includes(code ?? 0)

  return isForNow
    ? new AppError('BUSY', 'WhatsApp takes no more messages now', { retryAfterSeconds: 60 })
    : new AppError('BAD_INPUT', `WhatsApp refused it: ${code ?? status}`)
}

const post = async ({ WHATSAPP_API, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_ACCESS_TOKEN }: WhatsappEnv, body: object) => {
  const response = await fetch(`${WHATSAPP_API}/${WHATSAPP_PHONE_NUMBER_ID}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${WHATSAPP_ACCESS_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', recipient_type: 'individual', ...body }),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch(() => {
    // It may be out: whoever sends it again has to know.
    throw new AppError('UNAVAILABLE', 'WhatsApp does not answer', { retryAfterSeconds: 60 })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw errorOf(response.status, answer)
  const { data } = accepted.safeParse(answer)
  const [first] = data?.messages ?? []
  if (!first) throw new AppError('UNAVAILABLE', 'WhatsApp does not answer', { retryAfterSeconds: 60 })

  return first.id
}

type Template = {
  to: string
  name: string
  language: string
  variables: readonly string[]
  /** What stands behind the quick answers, in their order. */
  buttons?: readonly string[]
  /** Comes back with every status of this message. */
  reference: string
}

const connected = () => {
  const env = whatsappEnv()
  if (!env) throw new AppError('BAD_INPUT', 'This installation has no WhatsApp number')

  return env
}

/** What WhatsApp calls the message, once it has it. */
export const sendTemplate = ({ to, name, language, variables, buttons = [], reference }: Template): Promise<string> =>
  post(connected(), {
    to: digits(to),
    biz_opaque_callback_data: reference,
    type: 'template',
    template: {
      name,
      language: { code: language },
      components: [
        { type: 'body', parameters: variables.map((text) => ({ type: 'text', text })) },
        ...buttons.map((payload, index) => ({
          type: 'button',
          sub_type: 'quick_reply',
          index: String(index),
          parameters: [{ type: 'payload', payload }],
        })),
      ],
    },
  })

/** In own words: only within a day after they wrote (`isWindowOpen`). */
export const sendText = ({ to, text, replyTo }: { to: string; text: string; replyTo: string }): Promise<string> =>
  post(connected(), { to: digits(to), context: { message_id: replyTo }, type: 'text', text: { body: text } })
