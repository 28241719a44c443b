import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { readBody } from '../http/read-body'
import type { Json } from '../template/json'
import { answerApi } from './api/routes'
import type { Desk } from './desk'
import { badRequest, MercadoPagoError } from './errors'
import type { Faults } from './faults'
import { answerPage, type PageAnswer } from './pages/forms'
import type { RemoteControl } from './remote-control'

type Parts = { desk: Desk; faults: Faults; control: RemoteControl; persist: () => void }

const reply = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': randomUUID(), ...headers })
  response.end(JSON.stringify(body))
}

const show = (response: ServerResponse, answer: PageAnswer) => {
  if ('location' in answer) return void response.writeHead(303, { location: answer.location }).end()
  response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(answer.html)
}

const parsedBody = (type: string, text: string): Json => {
  if (text === '') return {}
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('Malformed JSON')
  }
}

const cut = (fault: { status: number; retryAfterSeconds?: number }, response: ServerResponse) => {
  if (fault.status === 0) return void response.socket?.destroy()
  const error = new MercadoPagoError(fault.status, fault.status === 429 ? 'local_rate_limited' : 'failed', 'Asked for')
  const wait = fault.retryAfterSeconds
  reply(response, fault.status, Object(error.body()), wait === undefined ? {} : { 'retry-after': String(wait) })
}

const callApi = (desk: Desk, request: IncomingMessage, address: URL, text: string) => {
  const { authorization, 'x-idempotency-key': key, 'content-type': type = '' } = request.headers
  return answerApi({
    desk,
    method: request.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    body: parsedBody(type, text),
    authorization,
    idempotencyKey: typeof key === 'string' ? key : undefined,
  })
}

type Answer = (response: ServerResponse) => void

const answerTo = async ({ desk, faults, control }: Parts, request: IncomingMessage): Promise<Answer> => {
  const address = new URL(request.url ?? '/', 'http://stand-in')
  const { pathname: path, searchParams } = address
  const method = request.method ?? 'GET'
  const text = (await readBody(request))?.toString() ?? ''
  if (path.startsWith('/_control/')) {
    const result = await control(path.slice('/_control/'.length), parsedBody('', text))
    return (response) => reply(response, 200, result)
  }
  const page = answerPage(desk, method, path, method === 'POST' ? new URLSearchParams(text) : searchParams)
  if (page) return (response) => show(response, page)
  const fault = faults.take(path)
  if (fault) return (response) => cut(fault, response)
  const answer = callApi(desk, request, address, text)
  return (response) => reply(response, answer.status, answer.body)
}

/** `persist` runs before the answer leaves: what was acknowledged survives. */
export const httpHandler = (parts: Parts) => async (request: IncomingMessage, response: ServerResponse) => {
  const send = await answerTo(parts, request).catch((error: unknown): Answer => {
    if (!(error instanceof MercadoPagoError)) throw error
    return () => reply(response, error.status, Object(error.body()))
  })
  parts.persist()
  send(response)
}
