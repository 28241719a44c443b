import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { forward, type Reply } from './forward'
import { sendEmail } from './send-email'
import type { SesContext } from './ses-context'
import { badRequest, SesError } from './ses-error'

const suppressionRoot = '/v2/email/suppression/addresses'

const readBody = async (message: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw badRequest('Malformed JSON')
  }
}

const suppressionRoute = ({ suppression }: SesContext, method: string, url: URL, body: string): Reply => {
  const address = decodeURIComponent(url.pathname.slice(suppressionRoot.length + 1))
  const answer = () => {
    if (method === 'PUT') return suppression.put(parseJson(body))
    if (!address) return suppression.list(url.searchParams)
    return method === 'DELETE' ? suppression.remove(address) : suppression.get(address)
  }
  return { status: 200, body: answer() }
}

const answerApi = async (context: SesContext, message: IncomingMessage, url: URL): Promise<Reply> => {
  const method = message.method ?? 'GET'
  const headers = new Headers({ authorization: message.headers.authorization ?? '' })
  const body = await readBody(message)
  if (!headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 '))
    throw new SesError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
  if (url.pathname.startsWith(suppressionRoot)) return suppressionRoute(context, method, url, body)
  if (method === 'POST' && url.pathname === '/v2/email/outbound-emails')
    return sendEmail(context, parseJson(body), headers)
  return forward(context.mailbox.url, { method, path: url.pathname + url.search, headers, body })
}

const asSesError = (error: unknown) => {
  if (error instanceof SesError) return error
  if (error instanceof z.ZodError) return badRequest(z.prettifyError(error))
  return new SesError('InternalServiceErrorException', String(error), 500)
}

/** The package's own pages: the web inbox, its list of mails, a mail's source. */
const passInbox = async (context: SesContext, message: IncomingMessage, response: ServerResponse) => {
  const method = message.method ?? 'GET'
  const page = await fetch(context.mailbox.url + (message.url ?? '/'), { method })
  const type = page.headers.get('content-type') ?? 'text/plain'
  response.writeHead(page.status, { 'content-type': type }).end(Buffer.from(await page.arrayBuffer()))
}

export const httpHandler =
  (context: SesContext, persist: () => void) => async (message: IncomingMessage, response: ServerResponse) => {
    // The SDK corrects its clock by this date: it must be the shared clock's, not the machine's.
    const date = () => new Date(context.now()).toUTCString()
    const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', date: date(), ...headers })
        .end(JSON.stringify(body))
    try {
      const url = new URL(message.url ?? '/', 'http://ses.local')
      if (!url.pathname.startsWith('/v2/')) {
        await passInbox(context, message, response)
        if (message.method !== 'GET') persist()
        return
      }
      const answer = await answerApi(context, message, url)
      if (message.method !== 'GET') persist()
      reply(answer.status, answer.body)
    } catch (thrown) {
      const error = asSesError(thrown)
      reply(error.status, { message: error.message }, { 'x-amzn-errortype': error.code })
    }
  }
