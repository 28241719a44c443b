import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'

const text = z.object({ type: z.literal('text'), text: z.object({ body: z.string().min(1).max(4096) }) })
const template = z.object({
  type: z.literal('template'),
  template: z.object({
    name: z.string().regex(/^[a-z0-9_]+$/),
    language: z.object({ code: z.string() }),
    components: z.array(
      z.object({
        type: z.enum(['body', 'button']),
        sub_type: z.literal('quick_reply').optional(),
        index: z.string().optional(),
        parameters: z.array(
          z.object({
            type: z.enum(['text', 'payload']),
            // Meta takes no line breaks, tabs or many spaces in a variable, and 128 characters behind a button.
            text: z
              .string()
              .min(1)
              .regex(/^(?!.*( {5}|[\n\t]))/s)
              .optional(),
            payload: z.string().min(1).max(128).optional(),
          }),
        ),
      }),
    ),
  }),
})
const message = z
  .object({
    messaging_product: z.literal('whatsapp'),
    recipient_type: z.literal('individual'),
    to: z.string().regex(/^\d{6,15}$/),
    biz_opaque_callback_data: z.string().max(512).optional(),
    context: z.object({ message_id: z.string() }).optional(),
  })
  .and(z.discriminatedUnion('type', [text, template]))
export type SentWhatsapp = z.infer<typeof message> & { id: string }

type Template = { name: string; language: string; variables: number; buttons: number }
type Options = {
  now: () => number
  phoneNumberId: string
  accessToken: string
  appSecret: string
  /** What Meta has read and allowed. */
  templates: readonly Template[]
  /** Numbers that have no WhatsApp. */
  unknown?: readonly string[]
}

const dayMilliseconds = 24 * 3_600_000

/** Meta's Cloud API as far as the product uses it: it takes messages, keeps the window of a day, and signs what it tells. */
export const startWhatsapp = async (options: Options) => {
  const { now, phoneNumberId, accessToken, appSecret, templates, unknown = [] } = options
  const sent: SentWhatsapp[] = []
  const wroteAt = new Map<string, number>()
  let failing = 0
  let number = 0

  const isAllowed = (name: string, language: string, counts: Pick<Template, 'variables' | 'buttons'>) =>
    templates.some(
      (each) =>
        each.name === name &&
        each.language === language &&
        each.variables === counts.variables &&
        each.buttons === counts.buttons,
    )

  /** Meta's code of what is wrong with it. */
  const refusalOf = (asked: z.infer<typeof message>): number | undefined => {
    if (unknown.includes(asked.to)) return 131026
    if (asked.type === 'text') {
      return now() - (wroteAt.get(asked.to) ?? Number.NEGATIVE_INFINITY) < dayMilliseconds ? undefined : 131047
    }
    const { name, language, components } = asked.template
    const variables = components.find(({ type }) => type === 'body')?.parameters.length ?? 0
    const buttons = components.filter(({ type }) => type === 'button').length

    return isAllowed(name, language.code, { variables, buttons }) ? undefined : 132001
  }

  const answerTo = (path: string | undefined, authorization: string | undefined, body: string) => {
    if (failing > 0) {
      failing -= 1
      return { status: 503, body: {} }
    }
    if (authorization !== `Bearer ${accessToken}`) return { status: 401, body: { error: { code: 190 } } }
    const asked = path === `/${phoneNumberId}/messages` ? message.safeParse(JSON.parse(body)) : undefined
    if (!asked?.success) return { status: 400, body: { error: { code: 100 } } }
    const code = refusalOf(asked.data)
    if (code) return { status: 400, body: { error: { code, message: `Recipient ${asked.data.to}` } } }
    number += 1
    const id = `wamid.${number}`
    sent.push({ ...asked.data, id })

    return { status: 200, body: { messaging_product: 'whatsapp', messages: [{ id }] } }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { status, body } = answerTo(request.url, request.headers.authorization, Buffer.concat(chunks).toString())
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  /** What Meta posts to the product's address. */
  const notice = (value: Record<string, unknown>) => {
    const told = { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, ...value }
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value: told }] }],
    })
    const signature = createHmac('sha256', appSecret).update(body).digest('hex')

    return { body, headers: { 'x-hub-signature-256': `sha256=${signature}`, 'content-type': 'application/json' } }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    failNext: (times = 1) => {
      failing = times
    },
    /** Somebody types, or presses the button with this payload. */
    writes: (from: string, said: { text: string } | { payload: string }, id?: string) => {
      number += 1
      wroteAt.set(from, now())
      const timestamp = String(Math.floor(now() / 1000))
      const content =
        'text' in said
          ? { type: 'text', text: { body: said.text } }
          : { type: 'button', button: { payload: said.payload, text: '' } }

      return notice({ messages: [{ id: id ?? `wamid.in${number}`, from, timestamp, ...content }] })
    },
    status: ({ id, biz_opaque_callback_data }: SentWhatsapp, status: 'sent' | 'delivered' | 'read' | 'failed') =>
      notice({ statuses: [{ id, status, biz_opaque_callback_data }] }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
